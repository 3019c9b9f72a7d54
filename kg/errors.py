"""The errors that edukg raises for a user's mistake; every other exception is a bug and shows its traceback.

KgError                      anything a user can cure: one line that names the file and the cure
├── ReadError                a document cannot be read (unknown format, damaged, too large)
├── RulesError               a row or pattern in ontology/ is not understood (file and line are named)
├── BuildError               a build cannot be written, or a folder is not a build
├── QueryError               a SPARQL query is wrong, or a saved question is unknown
├── PushError                a server does not take a build, or counts something else
├── DecisionError            a row of decisions.csv is not understood (file and line are named), or it cannot be written
├── NotFoundError            no entity of that name
└── GoldError                a gold file does not follow its format
"""


class KgError(Exception):
    """A mistake that the user can cure; `message` says what is wrong and `cure` what helps."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(f"{message} ({cure})" if cure else message)
        self.message = message
        self.cure = cure


class ReadError(KgError):
    """A document cannot be read."""


class RulesError(KgError):
    """A row or pattern in `ontology/` is not understood."""


class BuildError(KgError):
    """A build cannot be written, or a folder is not a build."""


class QueryError(KgError):
    """A SPARQL query is wrong, or a saved question is unknown."""


class PushError(KgError):
    """A server does not take a build, or counts something else than was sent."""


class DecisionError(KgError):
    """A file of decisions is not understood or cannot be written."""


class NotFoundError(KgError):
    """No entity of that name is in the build."""


class GoldError(KgError):
    """A gold file does not follow its format."""
