"""The pages' templates: names and sentences off the web are escaped wherever they stand."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from kg.query import read_terms
from kg.serve.address import local_path
from kg.vocabulary import PREFIXES

LANGUAGES = ("zh", "en")
COOKIE = "kg-lang"


@cache
def load_templates() -> Environment:
    """The templates of `kg.serve.layout`, with escaping on."""
    return Environment(
        loader=PackageLoader("kg.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def choose_language(request: Request) -> str:
    """Chinese, unless `?lang=` or the cookie that it leaves says English."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE, "")
    return asked if asked in LANGUAGES else "zh"


def shorten_iri(iri: str, base: str) -> str:
    """An IRI as people read it: what follows the base of the build, a prefixed name, or itself.

    >>> shorten_iri("https://w3id.org/edukg/ontology#School", "https://kg.example.org/id/")
    'edu:School'
    >>> shorten_iri("https://kg.example.org/id/school/柳州市/翠桐小学", "https://kg.example.org/id/")
    'school/柳州市/翠桐小学'
    """
    if iri.startswith(base):
        return iri.removeprefix(base)
    prefix, namespace = next(((name, one) for name, one in PREFIXES.items() if iri.startswith(one)), ("", ""))
    return f"{prefix}:{iri.removeprefix(namespace)}" if prefix else iri


def render_page(request: Request, name: str, **values: Any) -> str:
    """One page as HTML."""
    place = request.app.state.place
    language = choose_language(request)
    other = next(one for one in LANGUAGES if one != language)
    common = {
        "lang": language,
        "other_lang": other,
        "other_link": f"?{request.url.include_query_params(lang=other).query}",
        "path": request.url.path,
        "t": lambda zh, en: zh if language == "zh" else en,
        "label": lambda term: term[language],
        "link": lambda iri: local_path(iri, place.base),
        "shorten": lambda iri: shorten_iri(iri, place.base),
        "inside": lambda iri: iri.startswith(place.base),
        "name_class": lambda name: read_terms().get(name, (name, name))[language != "zh"],
        "version": place.version,
        "view_hash": "#lang=en" if language == "en" else "",
    }
    return load_templates().get_template(name).render({**common, **values})


def read_asset(name: str) -> bytes:
    """A file that pages load; KeyError if there is none of that name."""
    folder = files("kg.serve") / "assets"
    known = {one.name: one for one in folder.iterdir() if one.is_file()}
    return known[name].read_bytes()
