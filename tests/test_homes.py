"""Where persons belong who stand apart from their body, and who takes part in an occasion that is told apart."""

import pytest
from texts import name_each, read

TOLD = (
    ("云桥小学2020年工作总结\n三月,教研室主任李晓兰赴外地学习。", "李晓兰 affiliatedWith 云桥小学"),
    ("云桥小学放榜,李晓兰老师榜上有名。", "李晓兰 affiliatedWith 云桥小学"),
    ("本学期,王思远老师获全市优质课一等奖。\n\n——临川市云桥小学", "王思远 affiliatedWith 临川市云桥小学"),
    ("评出“师德之星”两名:李晓兰、王思远(均为云桥小学)。", "李晓兰 affiliatedWith 云桥小学"),
    ("优秀教师:李晓兰(云桥小学)、王思远(同上)", "王思远 affiliatedWith 云桥小学"),
    ("云桥小学女子铅球选手李晓兰打破纪录。", "李晓兰 affiliatedWith 云桥小学"),
    ("春湖教育集团实行轮值,理事长由云桥小学校长李晓兰兼着。", "李晓兰 affiliatedWith 春湖教育集团"),
    ("昨天,李晓兰已赴云桥中学任副校长。", "李晓兰 affiliatedWith 云桥中学"),
    ("春湖教育联盟副理事长、云桥小学校长李晓兰作了说明。", "李晓兰 affiliatedWith 春湖教育联盟"),
    ("云桥小学学生王思远获科技发明奖金奖,同校李晓兰获银奖。", "李晓兰 affiliatedWith 云桥小学"),
    ("李晓兰在全省教育信息化现场会上作交流发言。", "李晓兰 takesPartIn 全省教育信息化现场会"),
    ("云桥小学合唱团代表我区参加全省中小学生艺术展演。", "云桥小学 takesPartIn 全省中小学生艺术展演"),
)
UNTOLD = (
    ("云桥小学请来作家李晓兰讲座。", "李晓兰 affiliatedWith 云桥小学"),
    ("云桥小学放榜,原校长李晓兰到场。", "李晓兰 affiliatedWith 云桥小学"),
    ("网传李晓兰任云桥小学校长,不实。", "李晓兰 affiliatedWith 云桥小学"),
    ("云桥小学放榜,邻校教师李晓兰到场。", "李晓兰 affiliatedWith 云桥小学"),
    (
        "云桥小学获文明校园称号。\n教师李晓兰等7名教师获全市优质课一等奖。\n临川市教育局",
        "李晓兰 affiliatedWith 云桥小学",
    ),
    ("李晓兰没有在全省教育信息化现场会上发言。", "李晓兰 takesPartIn 全省教育信息化现场会"),
    ("云桥小学未能参加全省中小学生艺术展演。", "云桥小学 takesPartIn 全省中小学生艺术展演"),
)


def list_told(text: str) -> set[str]:
    """The statements of a text, each as subject, predicate and object by name."""
    extract = read(text)
    names = name_each(extract)
    return {f"{names[one.subject]} {one.predicate.value} {names[one.object]}" for one in extract.statements}


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_it_is_told(text: str, told: str) -> None:
    assert told in list_told(text)


@pytest.mark.parametrize(("text", "untold"), UNTOLD)
def test_it_is_not_told(text: str, untold: str) -> None:
    assert untold not in list_told(text)
