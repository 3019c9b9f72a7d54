"""Posts as notices, ceremonies and rolls of real pages tell them: run-on rolls, several posts of one appointment, who leaves, who attends."""

import pytest
from texts import list_kind, list_pairs, read

BUREAU = "平川市教育局2023年工作总结\n2023年,全市教育系统扎实工作。\n"
ROLLS = {
    "平川市功勋教师: 沈佳琪 城北小学 马晓东 东湖中学 何雨欣 南塘学校": {
        ("沈佳琪", "城北小学"),
        ("马晓东", "东湖中学"),
        ("何雨欣", "南塘学校"),
    },
    "平川市功勋教师: 城北小学 沈佳琪 东湖中学 马晓东 南塘学校 何雨欣": {
        ("沈佳琪", "城北小学"),
        ("马晓东", "东湖中学"),
        ("何雨欣", "南塘学校"),
    },
    "附件:市级名师名单 沈佳琪　城北小学　马晓东　东湖中学": {("沈佳琪", "城北小学"), ("马晓东", "东湖中学")},
    "一等奖: 沈佳琪 城北小学 教师 马晓东 东湖中学 教师 何雨欣 南塘学校 教师": {
        ("沈佳琪", "城北小学"),
        ("马晓东", "东湖中学"),
        ("何雨欣", "南塘学校"),
    },
    "名单 1 沈佳琪 城北小学 2 马晓东 东湖中学 3 何雨欣 南塘学校": {
        ("沈佳琪", "城北小学"),
        ("马晓东", "东湖中学"),
        ("何雨欣", "南塘学校"),
    },
    "沈佳琪(城北小学) 马晓东(东湖中学)": {("沈佳琪", "城北小学"), ("马晓东", "东湖中学")},
    "优秀教师: 沈佳琪,城北小学;马晓东,东湖中学": {("沈佳琪", "城北小学"), ("马晓东", "东湖中学")},
}
APPOINTED = {
    "任命决定:沈佳琪同志任市教育局党委副书记、东湖中学校长、党委书记,免去其市教育局副局长职务;马晓东同志任市教育局党委委员、副局长,免去其东湖中学校长、党委书记职务。": {
        ("沈佳琪", "平川市教育局"),
        ("沈佳琪", "东湖中学"),
        ("马晓东", "平川市教育局"),
    },
    "沈佳琪任城北小学党支部书记、校长,兼任南塘学校党支部书记。": {("沈佳琪", "城北小学"), ("沈佳琪", "南塘学校")},
    "经研究,何雨欣同志任东湖中学副校长(试用期一年)。": {("何雨欣", "东湖中学")},
    "因年龄原因,马晓东同志不再担任东湖中学党委委员、校长。": set(),
    "会议宣布,马晓东同志不再担任东湖中学校长职务,沈佳琪同志任东湖中学校长。会上对马晓东校长在东湖中学两年的工作给予肯定。": {
        ("沈佳琪", "东湖中学")
    },
    "东湖中学校长马晓东另有任用;城北小学副校长沈佳琪调任东湖中学校长。": {("沈佳琪", "东湖中学")},
    "东湖中学副校长何雨欣另有任用(尚未公布)。": set(),
    "任命沈佳琪同志为东湖中学委员会书记。": {("沈佳琪", "东湖中学")},
    "何雨欣兼任南塘学校党总支书记,马晓东任市第二中学党委委员、副校长。": {
        ("何雨欣", "南塘学校"),
        ("马晓东", "市第二中学"),
    },
    "免去何雨欣同志城北小学校长职务。": set(),
}
SHARED = {
    "东湖中学党委书记沈佳琪同志和马晓东校长到场。": {("沈佳琪", "东湖中学"), ("马晓东", "东湖中学")},
    "东湖中学党委书记沈佳琪和何雨欣副校长签了字。": {("沈佳琪", "东湖中学"), ("何雨欣", "东湖中学")},
    "东湖中学沈佳琪校长、城北小学马晓东校长签了字。": {("沈佳琪", "东湖中学"), ("马晓东", "城北小学")},
    "会上,东湖中学马晓东老师与领衔人沈佳琪老师作了发言。": {("马晓东", "东湖中学")},
    "会上,东湖中学马晓东老师与主持人沈佳琪分别发言。": {("马晓东", "东湖中学")},
    "东湖中学党委书记马晓东和沈佳琪副校长到会。": {("马晓东", "东湖中学"), ("沈佳琪", "东湖中学")},
    "东湖中学校长马晓东和沈佳琪校长一同到会,沈佳琪是城北小学校长。": {("马晓东", "东湖中学"), ("沈佳琪", "城北小学")},
    "平川市沈佳琪名师工作室在城北小学揭牌,领衔人沈佳琪、城北小学副校长何雨欣到会。": {
        ("沈佳琪", "沈佳琪名师工作室"),
        ("何雨欣", "城北小学"),
    },
}


def list_homes(text: str) -> set[tuple[str, str]]:
    """The persons and bodies of a sentence of a bureau's report, 平川市 before a school left out."""
    return {
        (one, body.replace("平川市", "") if body != "平川市教育局" else body)
        for one, body in list_pairs(BUREAU + text, "affiliatedWith")
    }


@pytest.mark.parametrize("text", [*ROLLS, *APPOINTED, *SHARED])
def test_posts_of_pages(text: str) -> None:
    """Each person of a notice or roll belongs where a reader puts them, and nowhere else."""
    assert list_homes(text) == (ROLLS | APPOINTED | SHARED)[text]


NAMES = {
    "沈佳琪对工作室成员的发展提出了殷切希望,马晓东作出了辛勤努力。": {"沈佳琪", "马晓东"},
    "接着,马晓东、沈佳琪、刘鲜、杨柳为“杨柳名师工作室”揭牌。": {"马晓东", "沈佳琪", "刘鲜"},
    "钱建德校长向姚局长汇报了工作,祝副局长坐到最后一节。": {"钱建德"},
    "东湖中学向明校长到会,城北小学教师向明远发言。": {"向明", "向明远"},
    "这样的教育培养出一大批无私奉献的卓越校长,提高了办学的粘合度。": set(),
    "联系人:计财股 葛林": {"葛林"},
    "东湖中学教师徐艳写的论文获奖,社团的事由马晓东老师接手。": {"徐艳", "马晓东"},
}


@pytest.mark.parametrize("text", NAMES)
def test_names_of_pages(text: str) -> None:
    """Words of praise, sections of a bureau and the heads of clauses are no parts of names."""
    assert list_kind(read(BUREAU + text), "Person") == NAMES[text]


SCHOOL = "平川市石桥中学2023年工作总结\n2023年,我校扎实工作。\n"
OURS = "平川市石桥中学"
TOLD = {
    SCHOOL + "副校长马晓东分管教学,沈佳琪分管德育,何雨欣分管后勤。": {
        ("马晓东", OURS, "副校长"),
        ("沈佳琪", OURS, "副校长"),
        ("何雨欣", OURS, "副校长"),
    },
    BUREAU + "东湖中学副校长马晓东分管教学,沈佳琪协助马晓东分管德育。": {
        ("马晓东", "东湖中学", "副校长"),
    },
    SCHOOL + "副校长马晓东分管教学,教师沈佳琪负责校刊。": {("马晓东", OURS, "副校长"), ("沈佳琪", OURS, "教师")},
    "我的这一年\n\n大家好,我叫沈佳琪,来自平川市城北小学,是一名语文老师。": {("沈佳琪", "平川市城北小学", "")},
    "支教日记\n\n我叫马晓东,平川市城北小学教师,去年到南塘学校支教。": {("马晓东", "平川市城北小学", "教师")},
    BUREAU + "沈佳琪的东湖中学副校长任职试用期满,考核合格,按期转正。": {("沈佳琪", "东湖中学", "副校长")},
    BUREAU + "沈佳琪的东湖中学副校长试用期未满。": set(),
    BUREAU + "东湖中学派到城北小学的执行校长为该校副校长马晓东。": {("马晓东", "城北小学", "执行校长")},
    BUREAU + "东湖中学与城北小学合并办学。以上两校(园)法定代表人分别为沈佳琪、马晓东。": {
        ("沈佳琪", "东湖中学", "法定代表人"),
        ("马晓东", "城北小学", "法定代表人"),
    },
    BUREAU + "东湖中学、城北小学的校长分别是沈佳琪、马晓东。": {
        ("沈佳琪", "东湖中学", "校长"),
        ("马晓东", "城北小学", "校长"),
    },
    BUREAU + "东湖中学副校长分别为沈佳琪、马晓东、何雨欣。": {
        ("沈佳琪", "东湖中学", "副校长"),
        ("马晓东", "东湖中学", "副校长"),
        ("何雨欣", "东湖中学", "副校长"),
    },
}
NEWS = "石桥中学动态\n2023年5月6日上午,平川市名师工作室授牌仪式在石桥中学举行。"
ATTENDED = {
    "出席授牌仪式的有县教育局局长沈佳琪、石桥中学校长何雨欣,以及各成员校的校长。": {"沈佳琪", "何雨欣"},
    "出席此次仪式的领导有:县教育局副局长沈佳琪、石桥中学校长何雨欣等。": {"沈佳琪", "何雨欣"},
    "县教育局局长沈佳琪、石桥中学校长何雨欣等领导参加仪式。": {"沈佳琪", "何雨欣"},
    "县教育局局长沈佳琪,教研室有关同志,石桥中学校长何雨欣和全体教师参加了授牌仪式。": {"沈佳琪", "何雨欣"},
    "县教育局局长沈佳琪因事未能出席授牌仪式。": set(),
    "原定出席仪式的有县教育局局长沈佳琪,因事取消。": set(),
}


@pytest.mark.parametrize("text", TOLD)
def test_roles_of_pages(text: str) -> None:
    """Posts that are shared, confirmed, paired off or told in the first person, with the role as written."""
    extract = read(text)
    names = {one.key: one.name for one in extract.entities}
    assert {
        (names[one.subject], names[one.object], one.qualifiers.role)
        for one in extract.statements
        if one.predicate == "affiliatedWith"
    } == TOLD[text]


@pytest.mark.parametrize("text", ATTENDED)
def test_attendance_of_pages(text: str) -> None:
    """Who was at a ceremony: of lists behind the verb, of lists with others between, of the occasion told before."""
    assert {one for one, _ in list_pairs(NEWS + text, "takesPartIn")} == ATTENDED[text]
