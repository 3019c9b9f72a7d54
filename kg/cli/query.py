"""`kg query`: SPARQL and saved questions."""

import re
from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, say, write_result
from kg.errors import QueryError
from kg.query import Answer, Limits, Truth, find_question, format_answer, list_questions
from kg.query.endpoint import ask_endpoint

QUESTION = re.compile(r"[a-z][a-z\d-]*")
"""A word in small letters is no SPARQL; it can only be meant as the name of a saved question."""


@click.command(name="query")
@click.argument("out", required=False, type=ANY_PATH)
@click.argument("sparql", required=False)
@click.option("--file", type=ANY_PATH, help="file that holds the query")
@click.option("--saved", metavar="NAME", help="a saved question, see --list")
@click.option("--list", "listed", is_flag=True, help="list the saved questions")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "json", "xml"]), default="table", show_default=True
)
@click.option("--endpoint", metavar="URL", help="ask this SPARQL server instead of a build")
@click.option(
    "--seconds", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, help="longest wait"
)
def command(
    out: Path | None,
    sparql: str | None,
    file: Path | None,
    saved: str | None,
    listed: bool,
    form: str,
    endpoint: str | None,
    seconds: float,
) -> None:
    """用 SPARQL 或已存的问题查询图谱。

    Asks the build OUT in SPARQL 1.1, or one of the saved questions (by --saved, or by its name alone). The usual
    prefixes (edu: rdfs: skos: prov: …) need not be declared. CONSTRUCT and DESCRIBE answer in Turtle. With --endpoint, SPARQL takes the place of OUT.

    \b
    kg query out --list
    kg query out --saved groups-members
    kg query out 'SELECT ?name { ?school a edu:School ; rdfs:label ?name } LIMIT 5' --format csv
    kg query 'SELECT * { ?s ?p ?o } LIMIT 5' --endpoint https://example.org/sparql
    """
    if listed:
        write_result(list_saved())
        return
    if endpoint and out and not sparql:
        out, sparql = None, str(out)
    query = read_query(sparql, file, saved)
    if endpoint:
        answer = ask_endpoint(endpoint, query, seconds)
    elif out:
        answer = kg.open_build(out).query(query, Limits(seconds=seconds))
    else:
        raise click.UsageError("name a build OUT, or a server with --endpoint")
    write_result(format_answer(answer, form))
    tell_size(answer)


def list_saved() -> str:
    """One line a question: its name, Chinese and English."""
    questions = list_questions()
    width = max(len(question.name) for question in questions)
    return "\n".join(f"{one.name:{width}}  {one.question_zh}  {one.question_en}" for one in questions)


def read_query(sparql: str | None, file: Path | None, saved: str | None) -> str:
    """The query, however it was given; QueryError if its file cannot be read."""
    if sum(one is not None for one in (sparql, file, saved)) != 1:
        raise click.UsageError("give one of: SPARQL, --file, --saved, --list")
    name = saved or (sparql if sparql and QUESTION.fullmatch(sparql) else None)
    if name:
        return find_question(name).sparql
    return sparql or "" if file is None else read_query_file(file)


def read_query_file(file: Path) -> str:
    """The query in a file; QueryError if it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: cannot be read as UTF-8 text", "check the file given as --file") from error


def tell_size(answer: Answer) -> None:
    """Say how many rows there are, and whether more were left out."""
    if not isinstance(answer, Truth):
        more = "，其余从略 · more were left out" if answer.cut else ""
        say(f"{len(answer.rows):,} 行 · rows{more}")
