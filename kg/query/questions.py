"""The saved questions: one file of SPARQL each, the question in words on its first two lines."""

from difflib import get_close_matches
from functools import cache

from kg.errors import QueryError, RulesError
from kg.query.record import Question
from kg.rules import find_ontology


@cache
def list_questions() -> tuple[Question, ...]:
    """Every question of `ontology/queries/`, by name; RulesError for a file that does not say its question first."""
    questions = []
    for path in sorted((find_ontology() / "queries").glob("*.rq")):
        sparql = path.read_text(encoding="utf-8")
        lines = [*sparql.split("\n"), ""][:2]
        words = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
        if len(words) != len(lines) or not all(words):
            raise RulesError(
                f"queries/{path.name}:1: the question is missing",
                "write it in Chinese after # on the first line, in English on the second",
            )
        questions.append(Question(path.stem, words[0], words[1], sparql))
    return tuple(questions)


def find_question(name: str) -> Question:
    """The question of that name; QueryError, naming those alike, if there is none."""
    questions = {question.name: question for question in list_questions()}
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3, cutoff=0.5)
    cure = "perhaps " + ", ".join(near) if near else "kg query --list names them all"
    raise QueryError(f"no saved question {name}", cure)
