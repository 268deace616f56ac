"""What parts of an act state besides who, when and by which texts: sums, dates of effect, subjects, circumstances."""

from typing import Literal

from actcheck.ast.node import Node
from actcheck.ast.references import DateMention
from actcheck.source import Span


class Amount(Node):
    """A sum of money in figures.

    :param cents: its value, negative where a minus sign stands before it.
    :param tax: "excluded" (HT), "included" (TTC), "itself" (TVA), or None where the text does not tell.
    :param role: what it is in a public contract: "initial" (before any change), "change" (the amendment's),
        "new" (after it), or None.
    :param spelled: the same sum as the words beside it give it, in cents, or None where there are none.
    :param spelled_span: where those words stand.
    """

    cents: int
    tax: Literal["excluded", "included", "itself"] | None = None
    role: Literal["initial", "change", "new"] | None = None
    spelled: int | None = None
    spelled_span: Span | None = None


class Rate(Node):
    """A percentage.

    :param hundredths: its value in hundredths of a percent ("5,5 %": 550).
    :param of: "tax" (a rate of TVA), "change" (how much an amendment adds or takes away), or None.
    """

    hundredths: int
    of: Literal["tax", "change"] | None = None


class AmountColumn(Node):
    """A column of sums in successive lines, and the total below it.

    :param rows: the sums above the total, in cents, in order.
    :param total: the total as written, in cents; the node's span is the total's.
    """

    rows: tuple[int, ...]
    total: int


class Effect(Node):
    """A day from which something applies ("à compter du 1er janvier 2025").

    :param retroactive: the text itself says that it looks back ("avec effet rétroactif").
    :param of_agreement: the same sentence names an agreement, a post or an earlier act, whose day it may be.
    """

    date: DateMention
    retroactive: bool = False
    of_agreement: bool = False


class Matter(Node):
    """What a decision is about, where the law reserves it.

    :param subject: "budget", "accounts", "budget_debate", "rates" (of taxes and fees), "statutes", "membership"
        (of a public body), "service_delegation", "planning", "tariff", "lease", "movable_sale".
    :param decided: a verb of decision governs it; else it is only named.
    :param figure: years of a lease, or cents of a sale, where the same words state them.
    """

    subject: str
    decided: bool
    figure: int | None = None


class Circumstance(Node):
    """Words on which the application of a rule depends.

    :param what: "urgent_notice", "urgency_ruled", "second_notice", "first_meeting", "classified_installation",
        "local_law" (Alsace, Moselle), "award_committee" (commission d'appel d'offres), "works", "supplies",
        "public_contract", "amended_agreement" (an amendment of an agreement that is none), "limited_case",
        "unlimited_case" (the law's cases in which such a contract may be changed, by up to half or by more, as words
        claim them), "own_article" (an article that the act says it holds).
    :param number: the number of that article, or None.
    """

    what: str
    number: int | None = None


class Ending(Node):
    """An earlier act that this one puts an end to.

    :param how: "repealed", "replaced" or "withdrawn".
    :param number: the earlier act's, as written.
    """

    how: Literal["repealed", "replaced", "withdrawn"]
    number: str
    number_span: Span


class Leaving(Node):
    """A member who leaves the seat.

    :param name: as written, without title; the node's span is the name's.
    """

    name: str


class Oddity(Node):
    """Something unusual in the way the text is typed.

    :param what: "doubled_word", "doubled_mark", "space_before_mark", "no_space_before_mark", "unopened", "unclosed"
        (guillemets), "ordinal", "currency", "et_cetera".
    :param written: as written.
    :param usual: what stands there by the usages of typography, or None where only a reader can tell.
    """

    what: str
    written: str
    usual: str | None = None
