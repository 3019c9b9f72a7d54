"""Posts beside names, and tables of names that are refused."""

import pytest

from kg.errors import RulesError
from kg.mention import person_model
from kg.mention.posts import find_posts


@pytest.mark.parametrize(
    ("folded", "roles"),
    [
        ("数学教师丁一凡", ["数学教师:Teacher"]),
        ("党总支副书记、五(3)班班主任王芳", ["党总支副书记:Official", "五(3)班班主任:Teacher"]),
        ("教务处主任和政治教研员", ["教务处主任:", "政治教研员:Teacher"]),
        ("常务副校长于海洋", ["常务副校长:Principal"]),
        ("七年级组长单红霞", ["七年级组长:Official"]),
        ("八年级学生马小跳", ["八年级学生:Student"]),
        ("会长期坚持", []),
        ("主任务完成", []),
        ("", []),
    ],
)
def test_posts(folded, roles):
    assert [f"{post.span.of(folded)}:{post.narrow}" for post in find_posts(folded)] == roles


@pytest.mark.parametrize(("share", "plain"), [("many", "0"), ("5", "9"), ("", "0"), ("-1", "0"), ("²", "0")])
def test_wrong_figures_are_refused(monkeypatch, share, plain):
    monkeypatch.setattr(person_model, "read_table", lambda *_: ({"surname": "王", "share": share, "plain": plain},))
    with pytest.raises(RulesError, match="no figure"):
        person_model.load_model.__wrapped__()
