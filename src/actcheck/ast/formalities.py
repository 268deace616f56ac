"""How a vote was taken, who left for it, what the foot of an act certifies."""

from actcheck.ast.node import Node
from actcheck.ast.references import DateMention


class Formality(Node):
    """Words on the form of an act.

    :param what: of the ballot: "secret_ballot", "open_ballot", "waived" (the secret ballot is), "waived_unanimously",
        "waived_by_majority", "single_candidate"; of persons: "withdrawn" (somebody leaves, or takes no part),
        "elected_chair", "head_chairs" (the mayor or the president presides), "interested" (who has a part in the
        matter), "alternate" (whom an alternate replaces); of the meeting: "video", "own_statute" (an authority with
        laws of its own), "quorum", "no_quorum" (of an earlier meeting); of minutes and extracts: "extract",
        "official_minutes", "agenda", "hour", "secretary", "delegation"; of publicity: "online", "posted", "shown"
        (posted or published on a day), "enforceable"; of remedies: "remedy_delay", "other_court",
        "administrative_court", "overseas"; of the title: "appointment", "individual", "after_accounts" (what comes
        once they are adopted).
    :param date: of "enforceable", "shown" and "no_quorum": when.
    :param months: of "remedy_delay".
    :param name: of "interested" and "alternate", as written, without title.
    """

    what: str
    date: DateMention | None = None
    months: int | None = None
    name: str | None = None
