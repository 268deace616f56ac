"""The register's records in SQL: SQLite in one file, or PostgreSQL by its address."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from pydantic import ValidationError

from actcheck.errors import ActcheckError, InputError
from actcheck.register.identity import missing_extra
from actcheck.register.mentions import columns, mentions, prefix
from actcheck.register.record import Record

try:
    import sqlalchemy as sa
    from sqlalchemy import event, exc
except ImportError:
    raise missing_extra("SQLAlchemy") from None

from actcheck.register.migration import HEAD, check_revision, revision, upgrade
from actcheck.register.tables import mention, reading

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

DEFAULT = ".actcheck/register.sqlite"
"""Where a register is, from the folder of the configuration or the current one."""

# Files written together: one wait for the disk.
TOGETHER = 200
# Seconds that a writer waits for another one.
_PATIENCE = 60
# One number, the same in every process: who holds it writes.
_WRITER = 0x61637463


class FileRecords(NamedTuple):
    """What one file leaves.

    :param path: as the register knows it (:meth:`Register.identity`).
    :param digest: of its text.
    :param records: of the acts that it holds, in order.
    """

    path: str
    digest: str
    records: tuple[Record, ...]


class Counts(NamedTuple):
    """Files written, by what became of them."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: tuple[int, ...]) -> Counts:  # type: ignore[override]
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


class Kept(NamedTuple):
    """A record with where it was read."""

    path: str
    position: int
    digest: str
    record: Record


class Register:
    """A register that is open. Use :func:`open_register`.

    :param where: how it is called in messages.
    :param folder: the folder that paths are relative to, or None where they are whole.
    """

    def __init__(self, engine: Engine, where: str, folder: str | None) -> None:
        self._engine = engine
        self.where = where
        self._folder = folder

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def identity(self, path: str) -> str:
        """A file's path as the register knows it: from the register's folder where it stands below it."""
        whole = os.path.realpath(path)
        if self._folder is not None:
            relative = os.path.relpath(whole, self._folder)
            if not relative.startswith(os.pardir):
                whole = relative
        return os.fsencode(Path(whole).as_posix()).decode("utf-8", "backslashreplace")

    # --- writing --------------------------------------------------------------------------------

    def add(self, files: Iterable[FileRecords], *, at_once: bool = False) -> Counts:
        """Record files; the records of a file replace those that it left before.

        :param at_once: all or nothing; else what was written before a failure stays.
        :raises ActcheckError: when they cannot be written; nothing that was there is lost.
        """
        counts = Counts()
        source = iter(files)
        if at_once:
            with self.writing() as connection:
                while batch := list(islice(source, TOGETHER)):
                    counts += _write(connection, batch)
            return counts
        while batch := list(islice(source, TOGETHER)):
            with self.writing() as connection:
                counts += _write(connection, batch)
        return counts

    def remove(self, paths: Sequence[str]) -> int:
        """Take out all that these files left; how many records that was."""
        with self.writing() as connection:
            return sum(_forget(connection, path) for path in paths)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction in which nobody else writes."""
        with self._said_clearly(), self._engine.connect() as connection:
            connection.execution_options(register_writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:writer)"), {"writer": _WRITER})
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the register."""
        with self._said_clearly(), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def _said_clearly(self) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            raise self._trouble(error) from None

    def _trouble(self, error: exc.DBAPIError) -> ActcheckError:
        said = str(error.orig).lower()
        for words, what, hint in _TROUBLES:
            if any(word in said for word in words):
                return ActcheckError(what, where=self.where, hint=hint)
        if isinstance(error, exc.OperationalError):
            return ActcheckError(_UNREACHABLE, where=self.where, hint=_UNREACHABLE_HINT)
        first = str(error.orig).strip().splitlines()[0]
        return ActcheckError(f"le registre refuse / the register refuses: {first}", where=self.where)

    # --- reading --------------------------------------------------------------------------------

    def kept(self, *, number: str | None = None, path: str | None = None) -> Iterator[Kept]:
        """Records by path and position, all of them or those of one number or file."""
        chosen = sa.select(reading.c.path, reading.c.position, reading.c.digest, reading.c.record)
        if number is not None:
            from actcheck.register.identity import number_key

            wanted = number_key(number)
            chosen = chosen.where(sa.or_(reading.c.number == wanted, reading.c.number.like(f"%~{wanted}")))
        if path is not None:
            chosen = chosen.where(reading.c.path == path)
        with self.reading() as connection:
            rows = connection.execution_options(stream_results=True, yield_per=500)
            for row in rows.execute(chosen.order_by(reading.c.path, reading.c.position)):
                yield Kept(row.path, row.position, row.digest, self._record(row))

    def kept_that_cite(self, number: str) -> Iterator[Kept]:
        """Records that cite an act of this number (folded), of any authority, by path and position."""
        first, last = prefix(number)
        says = sa.select(mention.c.reading).where(
            mention.c.about == "cites",
            sa.or_(sa.and_(mention.c.value >= first, mention.c.value < last), mention.c.value.like(f"%~{first}%")),
        )
        chosen = sa.select(reading.c.path, reading.c.position, reading.c.digest, reading.c.record)
        with self.reading() as connection:
            ordered = chosen.where(reading.c.id.in_(says)).order_by(reading.c.path, reading.c.position)
            for row in connection.execute(ordered).all():
                yield Kept(row.path, row.position, row.digest, self._record(row))

    def listed(self) -> Iterator[Any]:
        """Path, number as written, day, title, authority's key and act of each reading, by day, number and path."""
        wanted = (reading.c.path, reading.c.shown, reading.c.day, reading.c.title, reading.c.authority, reading.c.act)
        order = (reading.c.day, reading.c.year, reading.c.sequence, reading.c.number, reading.c.path)
        with self.reading() as connection:
            rows = connection.execution_options(stream_results=True, yield_per=500)
            yield from rows.execute(sa.select(*wanted).order_by(*order, reading.c.position))

    def count(self) -> int:
        """How many records there are."""
        with self.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(reading)).scalar() or 0)

    def _record(self, row: Any) -> Record:
        try:
            return Record.model_validate_json(row.record)
        except ValidationError:
            raise ActcheckError(
                f"fiche illisible / record that cannot be read: {row.path}",
                where=self.where,
                hint="actcheck register check",
            ) from None

    def problems(self) -> Iterator[str]:
        """What is wrong with the register, one line each: its file, its records, what is computed from them."""
        with self.reading() as connection:
            if connection.dialect.name == "sqlite":
                for (said,) in connection.execute(sa.text("PRAGMA integrity_check")):
                    if said != "ok":
                        yield f"SQLite : {said}"
            orphans = sa.select(sa.func.count()).where(mention.c.reading.not_in(sa.select(reading.c.id)))
            number = connection.execute(orphans).scalar()
            if number:
                yield f"mentions sans fiche / mentions without a record: {number}"
            every = sa.select(reading).order_by(reading.c.path, reading.c.position)
            for path, rows in groupby(connection.execute(every).yield_per(500), key=lambda row: row.path):
                yield from _problems_of(connection, path, list(rows))

    # --- lines ----------------------------------------------------------------------------------

    def export(self) -> Iterator[str]:
        """Every record as one line of JSON, by path and position."""
        for kept in self.kept():
            record = kept.record.model_dump(mode="json", exclude_defaults=True)
            yield json.dumps({**kept._asdict(), "record": record}, ensure_ascii=False)

    def import_lines(self, lines: Iterable[str], where: str) -> Counts:
        """Record what :meth:`export` wrote, all or nothing.

        :param where: the name of the file, for messages.
        :raises InputError: when a line is none of a register's.
        """
        return self.add(_files(_kept_lines(lines, where)), at_once=True)


_UNREACHABLE = "base de données injoignable ou connexion perdue / database out of reach, or connection lost"
_UNREACHABLE_HINT = "vérifier l'adresse et le serveur, puis recommencer / check the address and the server, then retry"
_TROUBLES = (
    (
        ("disk is full", "no space left", "disk i/o error", "could not extend", "file too large"),
        "disque plein : rien n'a été écrit / disk full: nothing was written",
        "faire de la place et recommencer / make room and try again",
    ),
    (
        ("readonly", "read-only"),
        "registre en lecture seule / read-only register",
        "vérifier les droits d'accès / check the access rights",
    ),
    (
        ("is locked", "is busy"),
        "registre occupé par un autre programme / register in use by another program",
        "recommencer plus tard / try again later",
    ),
    (
        ("not a database", "malformed", "file is encrypted"),
        "registre endommagé, ou fichier d'une autre sorte / damaged register, or another kind of file",
        "en reprendre une copie / take a copy of it back",
    ),
    (
        ("unable to open",),
        "registre qui ne peut être ouvert / register that cannot be opened",
        "vérifier le chemin et les droits d'accès / check the path and the access rights",
    ),
    (
        ("password", "authentication", "does not exist", "permission denied"),
        "accès refusé à la base de données / access to the database refused",
        "vérifier l'adresse et les droits / check the address and the rights",
    ),
)


def open_register(named: str, *, write: bool = False, folder: str | None = None) -> Register:
    """Open a register.

    :param named: the path of a SQLite file, or the address of a PostgreSQL database (``postgresql://...``).
    :param write: it is made where there is none; else it is only read.
    :param folder: the folder that the paths of acts are relative to; by default, the one above ``.actcheck`` in
        the path, or none.
    :raises ActcheckError: when there is none, when it cannot be opened, or a newer version has made it.
    """
    shared = "://" in named
    where = _without_password(named) if shared else named
    engine = _postgresql(named) if shared else _sqlite(named, write=write)
    register = Register(engine, where, folder or (None if shared else _folder_above(named)))
    try:
        _made_ready(register, write=write)
    except BaseException:
        register.close()
        raise
    return register


def open_in_memory() -> Register:
    """A register that no file keeps."""
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    _prepare(engine)
    register = Register(engine, ":memory:", None)
    with register.writing() as connection:
        reading.metadata.create_all(connection)
    return register


def _folder_above(path: str) -> str | None:
    holding = os.path.dirname(os.path.realpath(path))
    return os.path.dirname(holding) if os.path.basename(holding) == os.path.dirname(DEFAULT) else None


def _without_password(address: str) -> str:
    return sa.make_url(address).render_as_string(hide_password=True)


def _postgresql(address: str) -> Engine:
    try:
        url = sa.make_url(address)
    except exc.ArgumentError:
        raise ActcheckError(
            "adresse de registre inconnue / unknown register address", hint="postgresql://serveur/base"
        ) from None
    if url.get_backend_name() != "postgresql":
        raise ActcheckError(
            f"base de données inconnue / unknown database: {url.drivername}", hint="postgresql://serveur/base"
        )
    try:
        return sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="READ COMMITTED")
    except ImportError:
        raise missing_extra("psycopg") from None


def _sqlite(path: str, *, write: bool) -> Engine:
    if not write and not os.path.exists(path):
        raise ActcheckError(
            "registre introuvable / register not found", where=path, hint="le créer / make one: actcheck register add"
        )
    if os.path.isdir(path):
        raise ActcheckError("c'est un dossier / this is a folder", where=path, hint=DEFAULT)
    whole = os.path.abspath(path)
    if write:
        try:
            os.makedirs(os.path.dirname(whole), exist_ok=True)
        except OSError as error:
            raise ActcheckError(
                f"dossier du registre impossible à créer / folder cannot be made: {error.strerror}",
                where=os.path.dirname(path) or path,
                hint="vérifier les droits d'accès / check the access rights",
            ) from None
    mode = "rwc" if write else "ro"
    # A folder that nobody may write in holds no file beside the register by which readers and writers agree.
    closed = not os.access(os.path.dirname(whole), os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    alone = not write and closed and not os.path.exists(f"{whole}-wal")
    from urllib.parse import quote

    uri = f"file:{quote(whole)}?mode={mode}{'&immutable=1' if alone else ''}&uri=true"
    engine = sa.create_engine(f"sqlite:///{uri}", connect_args={"timeout": _PATIENCE})
    _prepare(engine)
    return engine


def _prepare(engine: Engine) -> None:
    """Transactions are begun here, and those that write are alone from their beginning."""

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -32000")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("register_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _made_ready(register: Register, *, write: bool) -> None:
    with register.reading() as connection:
        found = revision(connection)
    check_revision(found, register.where)
    if found == HEAD:
        return
    if not write:
        raise ActcheckError(
            "ce fichier n'est pas un registre, ou en est un d'une version plus ancienne"
            " / this is no register, or one of an older version",
            where=register.where,
            hint="actcheck register add",
        )
    _keep_a_journal(register)
    with register.writing() as connection:
        # Another process may have done it since.
        if revision(connection) != HEAD:
            upgrade(connection)


def _keep_a_journal(register: Register) -> None:
    """Readers read while one writes; the mode stays with the file. SQLite does not wait for others here."""
    if register._engine.dialect.name != "sqlite":  # noqa: SLF001 - of this module
        return
    until = time.monotonic() + _PATIENCE
    while True:
        raw = None
        try:
            with register._said_clearly():  # noqa: SLF001
                raw = register._engine.raw_connection()  # noqa: SLF001
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        except Exception as error:
            if "locked" not in str(error) or time.monotonic() > until:
                if isinstance(error, ActcheckError):
                    raise
                with register._said_clearly():  # noqa: SLF001
                    raise exc.OperationalError("PRAGMA", None, error) from None
            time.sleep(0.02)
        else:
            return
        finally:
            if raw is not None:
                raw.close()


# --- rows ---------------------------------------------------------------------------------------


_OF_SAYER = ("authority", "day", "act")


def _write(connection: Connection, batch: Sequence[FileRecords]) -> Counts:
    """Of a file that the batch has twice, the last one holds."""
    files = list({file.path: file for file in batch}.values())
    known: dict[str, list[tuple[str, str]]] = {}
    chosen = sa.select(reading.c.path, reading.c.digest, reading.c.record).where(
        reading.c.path.in_([file.path for file in files])
    )
    for row in connection.execute(chosen.order_by(reading.c.path, reading.c.position)):
        known.setdefault(row.path, []).append((row.digest, row.record))
    new = replaced = unchanged = 0
    rows: list[dict[str, Any]] = []
    says: list[list[tuple[str, str]]] = []
    for file in files:
        bodies = [record.model_dump_json(exclude_defaults=True) for record in file.records]
        if known.get(file.path) == [(file.digest, body) for body in bodies]:
            unchanged += 1
            continue
        if file.path in known:
            _forget(connection, file.path)
            replaced += 1
        else:
            new += 1
        for position, (record, body) in enumerate(zip(file.records, bodies, strict=True)):
            rows.append(
                {
                    "path": file.path,
                    "position": position,
                    "digest": file.digest,
                    **columns(record)._asdict(),
                    "record": body,
                }
            )
            says.append(list(dict.fromkeys(mentions(record))))
    if rows:
        inserted = sa.insert(reading).returning(reading.c.id, sort_by_parameter_order=True)
        ids = connection.execute(inserted, rows).scalars().all()
        said = [
            {**{name: row[name] for name in _OF_SAYER}, "about": about, "value": value, "reading": id_}
            for row, id_, each in zip(rows, ids, says, strict=True)
            if row["authority"]
            for about, value in each
        ]
        if said:
            connection.execute(sa.insert(mention), said)
    return Counts(new, replaced, unchanged)


def _forget(connection: Connection, path: str) -> int:
    ids = connection.execute(sa.select(reading.c.id).where(reading.c.path == path)).scalars().all()
    if ids:
        connection.execute(sa.delete(mention).where(mention.c.reading.in_(ids)))
        connection.execute(sa.delete(reading).where(reading.c.id.in_(ids)))
    return len(ids)


def _problems_of(connection: Connection, path: str, rows: Sequence[Any]) -> Iterator[str]:
    """What is wrong with the records of one file."""
    if [row.position for row in rows] != list(range(len(rows))):
        yield f"{path} : il manque des actes de ce fichier / acts of this file are missing"
    for row in rows:
        try:
            record = Record.model_validate_json(row.record)
        except ValidationError:
            yield f"{path} : fiche illisible / record that cannot be read"
            continue
        if any(getattr(row, name) != value for name, value in columns(record)._asdict().items()):
            yield f"{path} : colonnes qui ne sont pas celles de la fiche / columns that are not the record's"
        found = connection.execute(sa.select(mention).where(mention.c.reading == row.id)).all()
        wanted = {(m.about, m.value) for m in mentions(record)} if row.authority else set()
        if {(each.about, each.value) for each in found} != wanted or any(
            (each.authority, each.day, each.act) != (row.authority, row.day, row.act) for each in found
        ):
            yield f"{path} : mentions qui ne sont pas celles de la fiche / mentions that are not the record's"


def _kept_lines(lines: Iterable[str], where: str) -> Iterator[Kept]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
            record = Record.model_validate(read["record"])
            kept = Kept(str(read["path"]), int(read["position"]), str(read["digest"]), record)
        except (ValueError, KeyError, TypeError) as error:
            newer = isinstance(error, ValidationError) and any(e["loc"] == ("version",) for e in error.errors())
            raise InputError(
                "fiche d'une version plus récente / record of a newer version"
                if newer
                else "cette ligne n'est pas celle d'un registre / this line is none of a register's",
                where=f"{where}:{number}",
                hint="mettre actcheck à jour / update actcheck" if newer else "actcheck register export",
            ) from None
        yield kept


def _files(kept: Iterable[Kept]) -> Iterator[FileRecords]:
    for (path, digest), of_file in groupby(kept, key=lambda each: (each.path, each.digest)):
        ordered = sorted(of_file, key=lambda each: each.position)
        yield FileRecords(path, digest, tuple(each.record for each in ordered))
