"""``actcheck graph``: who cites whom."""

from __future__ import annotations

import os

import click

from actcheck.cli.register import opened, register_option
from actcheck.errors import ActcheckError

_FORMATS = {".graphml": "graphml", ".dot": "dot", ".gv": "dot"}


@click.command()
@register_option
@click.option("--format", "form", type=click.Choice(["graphml", "dot"]), help="Format de sortie / output format.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Le fichier / the file (.graphml, .dot)."
)
@click.option("--law", is_flag=True, help="Avec les textes de loi cités / with the texts of law that are cited.")
def graph(*, named: str | None, form: str | None, output: str | None, law: bool) -> int:
    """Écrit le graphe des citations / writes the graph of citations.

    Un nœud par acte, dans le registre ou seulement cité ; une flèche de celui qui cite à celui qui est cité / a node
    for each act, held or only cited; an arrow from who cites to who is cited.
    """
    from actcheck.register import graph as making

    chosen = form or _FORMATS.get(os.path.splitext(output or "")[1].lower(), "graphml")
    with opened(named) as kept:
        citations = making.citation_graph(kept, law=law)
    content = making.graphml(citations) if chosen == "graphml" else making.dot(citations)
    if output is None:
        click.echo(content)
        return 0
    try:
        with open(output, "w", encoding="utf-8") as file:
            file.write(content + "\n")
    except OSError as error:
        raise ActcheckError(f"écriture impossible / cannot write: {error.strerror}", where=output) from None
    nodes, edges = citations.number_of_nodes(), citations.number_of_edges()
    click.echo(f"{output}: {nodes} nœuds / nodes, {edges} flèches / arrows")
    return 0
