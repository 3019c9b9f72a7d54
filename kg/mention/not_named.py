"""What makes no name of characters that could be one: a village, the head of the verb behind it, what quotation marks close."""

import re
from functools import cache

from kg.gate import Opening
from kg.name_parts import load_village_ends
from kg.record import record
from kg.rules import read_alternatives
from kg.tokens import dictionary_count, dictionary_tag

ADVERBIAL, COMMON = frozenset("dcrpv"), 3000
"""Words by which a clause goes on and that are nobody's given name, if they are common (楼|好像是新的)."""
CUES = ("adverb", "head", "post", "verb")
SHAPES = (
    r"同(?:获|被(?=[评授聘表认]))|来(?:支教|任教|跟岗|挂职|[我本该][校园]|校|园(?!长)|送教|顶岗|走教|轮岗|代课|讲学|上课|讲课|指导|学习)"
    r"|回(?=[县市区省镇][一-鿿]{2,6}(?:任|当|工作))|以[\d一优]|各[一两二三]|\d{1,2}(?:月|岁)"
    r"|在(?=[^,，。;；]{2,36}?(?:[荣夺摘捧赢斩获]|拿[下到]|脱颖))|(?:由|从)(?=[^,，。;；]{2,16}(?:调|转任|升任|考入|毕业))"
    r"|[远奔]?赴(?=[^,，。;；]{1,8}?(?:参加|参赛|参会|学习|支教|跟岗|培训|交流|观摩|比赛|挂职|研修|执教|送教|上课|领奖))"
    r"|为(?:组长|校长|主任|书记|我|校|党|区|市|省|县|国|(?=[^,，。;；]{2,14}(?:校长|园长|主任|书记|局长|组长|理事长)))"
    r"|等\d*[一二三四五六七八九十两]*[余多几]?[人名位个]|[一二三四五六七八九十两三\d]+(?:[人名位]|个(?:孩子|学生|同学|人))"
)
"""What stands behind a person and is more than a word."""
SHARING = re.compile(r"(?:、[一-鿿]{2,3}){0,6}[、和与及][一-鿿]{2,3}(?:小学|中学|学校|幼儿园|完小|教学点)")
"""Behind a name like a village's: the villages whose schools share a class word (王集、赵楼小学)."""
BEFORE_POST = frozenset("老副原总")
# No given name ends so where the sentence goes on: 吕丽|在致辞中.
ENDING = frozenset("回赴到在于由从凭被把对与则是也都亦另分接带")
GOES_BEHIND = re.compile(r"[一-鿿“\"‘《\d]")
SPEAKS = re.compile(r"[说答问道][:,，“\"]")
"""What somebody says is no part of a name (逄姗|说:)."""
FOR = frozenset("为向将以给")
"""These end a given name only where a title or a verb of persons follows (李有为老师, but 曾丹|为集团颁奖)."""
DOES_FOR = re.compile(r"为[“\"《][^”\"》]{2,24}[”\"》][^,;。]{0,6}?(?:揭|授|颁|剪彩|题|进行|成员)")
"""What is done for something in quotation marks (杨柳|为“杨柳名师工作室”揭牌)."""
WRITES = re.compile("写[的了过]")
OPENING, CLOSING = frozenset('“"「'), frozenset('”"」')
COINED = re.compile(r"[“\"「](?=[一-鿿]{4,6}$)[一-鿿]*$")
LONGEST_COINED = 7
"""No match of COINED begins so many characters before the name or more."""


@record
class PersonWords:
    """The words of `ontology/terms/person_words.csv`; `behind` is what stands behind a person much more often than behind anything else that looks like a name."""

    behind: re.Pattern[str]
    post: re.Pattern[str]
    head: re.Pattern[str]
    opening: Opening

    def match_behind(self, folded: str, at: int) -> re.Match[str] | None:
        """What stands behind a person from a place on."""
        return self.behind.match(folded, at) if self.opening.admits(folded, at) else None


@cache
def load_person_words() -> PersonWords:
    """The words, compiled; RulesError for a cue that is not known."""
    word = read_alternatives("terms/person_words.csv", CUES)
    behind = re.compile(rf"(?:{word['adverb']})?(?:{word['verb']}|{SHAPES})")
    return PersonWords(
        behind=behind,
        post=re.compile(word["post"]),
        head=re.compile(word["head"]),
        opening=Opening(behind),
    )


def is_no_name(folded: str, middle: int, end: int, *, titled: bool) -> bool:
    """Whether a given name makes the whole a village (孔家岗, 闫庄) or takes the head of the verb behind it (宗政海兼|任)."""
    ends, told = load_village_ends(), load_person_words()
    village = (folded[middle] == "家" and folded[end - 1] in ends) or folded[middle:end] in {"庄", "村", "屯"}
    village = village or (folded[middle:end] in ends and SHARING.match(folded, end) is not None)
    if village and not titled:
        return True
    if folded[middle:end] == "小" or folded[end - 1] in "股接" or is_of_clause(folded, middle, end):
        return True
    if end - middle > 1 and SPEAKS.match(folded, end - 1):
        return True
    if end - middle > 1 and folded[end - 1] in ENDING and GOES_BEHIND.match(folded, end):
        return True
    if end - middle > 1 and (DOES_FOR.match(folded, end - 1) or WRITES.match(folded, end - 1)):
        return True
    if end - middle > 1 and "一" <= folded[end : end + 1] <= "鿿":
        if folded[end - 1] in FOR and not told.match_behind(folded, end) and not told.post.match(folded, end):
            return True
        if folded[end - 1] in BEFORE_POST and told.head.match(folded, end):
            return True
    if (
        end - middle > 1
        and dictionary_tag(folded[middle:end]) in ADVERBIAL
        and dictionary_count(folded[middle:end]) > COMMON
    ):
        return True
    verb = told.match_behind(folded, end - 1) if end - middle > 1 else None
    return verb is not None and len(verb.group()) > 1


def is_of_clause(folded: str, middle: int, end: int) -> bool:
    """Whether a surname and one character are the head of a post or whom something is done to: 祝副|局长, (李校长)向姚|局长汇报."""
    if end - middle > 1 or not load_person_words().head.match(folded, end):
        return False
    towards = folded[middle - 1] == "向" and folded[middle - 2 : middle - 1] in set("长任师记员志")
    return folded[middle] == "副" or towards


def is_quoted(folded: str, start: int, end: int) -> bool:
    """Whether quotation marks hold nothing else: so a choir or a course is called, and hardly ever somebody (“石韵”合唱团)."""
    return folded[start - 1 : start] in OPENING and folded[end : end + 1] in CLOSING and start > 0


def is_coined(folded: str, start: int, end: int) -> bool:
    """Whether a short coinage in quotation marks ends in what looks like a name (“百年|朱子娃”)."""
    return folded[end : end + 1] in CLOSING and COINED.search(folded, max(0, start - LONGEST_COINED), end) is not None
