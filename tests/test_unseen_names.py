"""Names of shapes that no rule was written for: schools called after any town or village, persons of two characters."""

import pytest
from person_cases import find_names
from texts import read

from kg.fold import fold_text
from kg.mention.areas import propose_areas
from kg.mention.stems import find_stems
from kg.model import Kind, Sentence, SentenceKind, Span
from kg.name_places import split_places

SCHOOLS = {
    "由前所小学牵头，玉和小学和上和小学参加。": {"前所小学", "玉和小学", "上和小学"},
    "曾家墩小学与任家庄中学结为对子。": {"曾家墩小学", "任家庄中学"},
    "由十间房小学校长李建国兼任。": {"十间房小学"},
    "将相市中心小学、求是小学并入曾坝小学。": {"相市中心小学", "求是小学", "曾坝小学"},
    "获奖的有方家小学、七里铺一中。": {"方家小学", "七里铺一中"},
    "获奖的有桥头小学、前进路幼儿园和胜利一中。": {"桥头小学", "前进路幼儿园", "胜利一中"},
    "白云中心小学在曾家墩二小开展活动。": {"白云中心小学", "曾家墩二小"},
    "初中和小学都要开齐课程。": set(),
    "全年新建李村幼儿园1所。": {"李村幼儿园"},
    "全年新建小学1所。": set(),
}


@pytest.mark.parametrize("text", SCHOOLS)
def test_schools_are_called_by_what_a_sentence_would_cut(text: str) -> None:
    extract = read(f"江口县教育局工作总结\n{text}")
    assert {one.name for one in extract.entities if one.kind is Kind.SCHOOL} == SCHOOLS[text]


STEMS = {
    "由玉和小学牵头": ["玉和"],
    "各类初中和小学": [],
    "改成小学": [],
    "在曾家墩二小上课": ["曾家墩"],
    "一批优秀的中心小学": [],
    "全国小学生": [],
}


@pytest.mark.parametrize("text", STEMS)
def test_own_words_end_at_the_class_word(text: str) -> None:
    assert [text[start:end] for start, end in find_stems(text).items()] == STEMS[text]


PERSONS = {
    "首任校长薄豪原是三中副校长。": "薄豪",
    "学区长陈颂和副学区长邢贤分别撰写论文。": "陈颂 邢贤",
    "一等奖夏芳,二等奖龙燕、郝璀。": "夏芳 龙燕 郝璀",
    "由张瑷取得银牌。": "张瑷",
    "英语组曹芳、历史组钱云评上省级教学能手。": "曹芳 钱云",
    "周锐老师来自江北小学，段芬来自张坝中学。": "周锐 段芬",
    "杨葭获女子铅球银牌。": "杨葭",
    "特级教师张宪光荣当选全国模范教师。": "张宪",
    "特级教师陈晓光明确表示支持。": "陈晓光",
    "县二中的李敏老师和郑楠主任去了北京。": "李敏 郑楠",
    "省模范教师谢小平等一批先进典型。": "谢小平",
    "撰稿:校办 栾凤鸣": "栾凤鸣",
    "逄姗说:“孩子变了。”": "逄姗",
    "石萱在2022年江西省青少年乒乓球锦标赛中夺冠。": "石萱",
    "学区设校长1名(昝笑)。": "昝笑",
    "五(2)班田莹同学获奖。": "田莹",
    "机器人社团的李凌、蔚沄两个孩子到外地比赛。": "李凌 蔚沄",
    "方法、手段和内容都要更新。": "",
    "一等奖作品、二等奖作品各一件。": "",
}


@pytest.mark.parametrize("text", PERSONS)
def test_persons_of_two_characters_end_before_the_verb(text: str) -> None:
    assert find_names(text) == PERSONS[text].split()


AREAS = {
    "去年和陕西安康的汉滨区凯旋小学结了对子。": {"陕西", "安康"},
    "接待西藏阿里地区革吉县教育考察团。": {"西藏", "阿里地区", "革吉县"},
    "其实那是麻城街道办的园。": {"麻城街道"},
    "要扩大城镇教育资源。": set(),
}


@pytest.mark.parametrize("text", AREAS)
def test_areas_need_no_word_of_the_dictionary(text: str) -> None:
    folded = fold_text(text)
    sentence = Sentence(Span(0, len(text)), text, folded, SentenceKind.PROSE)
    found = {one.span.of(text) for one in propose_areas(sentence)}
    assert AREAS[text] <= found if AREAS[text] else not found


@pytest.mark.parametrize(
    ("name", "parts"), [("凌海镇东风学校", (("凌海镇",), "东风学校")), ("柳州市凌海小学", (("柳州市",), "凌海小学"))]
)
def test_a_town_called_like_a_county_is_whole(name: str, parts: tuple[tuple[str, ...], str]) -> None:
    assert split_places(name) == parts
