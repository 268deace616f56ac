"""How a vote was taken, who left for it, what the foot of an act certifies."""

from __future__ import annotations

from actcheck.ast.node import Node
from actcheck.ast.references import DateMention


class Formality(Node):
    """Words on the form of an act.

    :param what: "secret_ballot", "open_ballot", "waived" (the secret ballot is), "waived_unanimously",
        "waived_by_majority", "single_candidate"; "withdrawn" (somebody leaves, or takes no part), "elected_chair", "head_chairs" (the mayor or the
        president presides),
        "interested" (a person who has a part in the matter), "alternate" (whom an alternate replaces); "video", "own_statute" (an authority with laws of its
        own); "extract", "official_minutes", "quorum", "agenda", "hour", "secretary",
        "delegation"; "online", "posted", "shown" (posted
        or published, with its day),
        "enforceable"; "remedy_delay", "other_court", "administrative_court", "overseas"; "appointment" and
        "individual" (what the title is about), "after_accounts" (what comes once they are adopted).
    :param date: of "enforceable" and "shown": from when.
    :param months: of "remedy_delay".
    :param name: of "interested" and "alternate", as written, without title.
    """

    what: str
    date: DateMention | None = None
    months: int | None = None
    name: str | None = None
