"""`kg ontology`: the vocabulary that builds are written in."""

import click

from kg.cli.console import write_result
from kg.ontology_page import describe_ontology, read_ontology


@click.command(name="ontology")
@click.option("--format", "form", type=click.Choice(["turtle", "html"]), default="turtle", show_default=True)
def command(form: str) -> None:
    """输出本体：Turtle，或一个说明网页。

    Prints the vocabulary, as Turtle or as a page that explains every term.

    \b
    kg ontology > edu.ttl
    kg ontology --format html > vocabulary.html
    """
    write_result(read_ontology().decode() if form == "turtle" else describe_ontology())
