"""The graph in the words of other vocabularies: W3C ORG, RDF Data Cube, PROV-O, nanopublications, RDF 1.2 reifiers."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.errors import BuildError
from kg.export.facts import Facts, read_facts
from kg.export.profiles.cube import tell_cube
from kg.export.profiles.nanopub import tell_nanopubs
from kg.export.profiles.organisation import tell_organisations
from kg.export.profiles.provenance import tell_provenance
from kg.export.profiles.reified import tell_reified
from kg.export.profiles.term import PREFIXES

PROFILES: Mapping[str, Callable[[Facts], Iterator[Quad | Triple]]] = MappingProxyType(
    {
        "org": tell_organisations,
        "qb": tell_cube,
        "prov": tell_provenance,
        "nanopub": tell_nanopubs,
        "rdf12": tell_reified,
    }
)
"""Name of a profile to what tells the facts of a build by it."""
FORMS: Mapping[str, RdfFormat] = MappingProxyType(
    {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "ntriples": RdfFormat.N_TRIPLES, "nquads": RdfFormat.N_QUADS}
)
"""Forms that a profile can be written in; those with named graphs alone hold nanopublications."""


def export_profile(build: Path, profile: str, form: str, file: Path) -> tuple[Path, ...]:
    """Write the facts of the folder `build` to `file` by one of PROFILES, in one of FORMS; the files written.

    Raises BuildError for another profile or form, for a folder that is no build, and where `file` cannot be written.
    """
    if profile not in PROFILES or form not in FORMS:
        raise BuildError(f"no profile {profile!r} in {form!r}", f"{', '.join(PROFILES)}; {', '.join(FORMS)}")
    if profile == "nanopub" and form in ("turtle", "ntriples"):
        raise BuildError("nanopublications are named graphs", "choose --format trig or nquads")
    if not (build / "graph.ttl").is_file():
        raise BuildError(f"{build} is not a build: it has no graph.ttl", "make one with kg build")
    rows = sorted(set(PROFILES[profile](read_facts(build))), key=str)
    try:
        with file.open("wb") as output:
            serialize(cast("list[Quad]", rows), output, FORMS[form], prefixes=dict(PREFIXES))
    except OSError as error:
        raise BuildError(f"{file}: {error.strerror}", "choose another place with -o") from error
    return (file,)
