"""The graph of citations: who cites, repeals or amends whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actcheck.register.identity import authority_key, missing_extra, number_key
from actcheck.register.mentions import number_in_year

if TYPE_CHECKING:
    import networkx

    from actcheck.register.database import Register
    from actcheck.register.record import Record


def citation_graph(register: Register, *, law: bool = False) -> networkx.MultiDiGraph[str]:
    """A node for each act, held or only cited, and an arrow for each citation.

    Nodes have ``label``, ``date``, ``title``, ``authority`` and ``held``; arrows have ``kind``: "cites", "repealed",
    "replaced", "withdrawn", or "refers" to a text of law.

    :param law: with the texts of law that acts refer to.
    :raises ActcheckError: when networkx is not installed, or the register cannot be read.
    """
    try:
        import networkx as nx
    except ImportError:
        raise missing_extra("networkx") from None
    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kept in register.kept():
        record = kept.record
        node = _held(record, kept.path, kept.position)
        graph.add_node(
            node,
            label=record.number or kept.path,
            date=record.date.isoformat() if record.date else "",
            title=record.title or "",
            authority=record.authority or "",
            held=True,
        )
        _arrows(graph, record, node, law=law)
    return graph


def _arrows(graph: networkx.MultiDiGraph[str], record: Record, node: str, *, law: bool) -> None:
    for cited in record.citations:
        number = number_in_year(cited.number, cited.date)
        if number and cited.number:
            day = cited.date.isoformat() if cited.date else ""
            _arrow(graph, node, _name(record.authority, number), "cites", cited.number, day, cited.title or "")
    for ended in record.endings:
        number = number_in_year(ended.number, record.date)
        if number:
            _arrow(graph, node, _name(record.authority, number), ended.how, ended.number, "", "")
    for text in record.references if law else ():
        _arrow(graph, node, f"law {text}", "refers", text, "", "")


def _arrow(
    graph: networkx.MultiDiGraph[str], node: str, other: str, kind: str, label: str, day: str, title: str
) -> None:
    if not graph.has_node(other):
        graph.add_node(other, label=label, date=day, title=title, authority="", held=False)
    # One arrow of a kind between two acts: the same records give the same graph.
    if not graph.has_edge(node, other, key=kind):
        graph.add_edge(node, other, key=kind, kind=kind)


def _held(record: Record, path: str, position: int) -> str:
    number = number_in_year(record.number, record.date)
    return _name(record.authority, number) if number else f"{path}#{position}"


def _name(authority: str | None, number: str) -> str:
    return f"{authority_key(authority)} {number_key(number) if '~' not in number else number}"


def graphml(graph: networkx.MultiDiGraph[str]) -> str:
    """The graph in GraphML."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(graph))


def dot(graph: networkx.MultiDiGraph[str]) -> str:
    """The graph in the language of Graphviz: acts that are only cited are dashed."""
    lines = ["digraph citations {", "  rankdir = RL;", "  node [shape = box];"]
    for name, seen in sorted(graph.nodes(data=True)):
        style = "" if seen["held"] else ", style = dashed"
        lines.append(f"  {_quoted(name)} [label = {_quoted(_label(seen))}{style}];")
    for one, other, kind in sorted((o, d, attributes["kind"]) for o, d, attributes in graph.edges(data=True)):
        label = "" if kind in ("cites", "refers") else f" [label = {_quoted(kind)}]"
        lines.append(f"  {_quoted(one)} -> {_quoted(other)}{label};")
    return "\n".join([*lines, "}"])


def _label(seen: dict[str, Any]) -> str:
    return f"{seen['label']}\n{seen['date']}" if seen["date"] else str(seen["label"])


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
