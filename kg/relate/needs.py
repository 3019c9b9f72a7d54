"""What a pattern may ask for beyond its row of chunks: the values of `needs` in `ontology/patterns/`."""

import re

from kg.model import Kind, Sentence
from kg.relate.chunks import Chunk
from kg.relate.claims import Hit, heads_clause, told_role
from kg.relate.offices import GROUP_HEAD

CLAUSE = re.compile(r"[,，;；。]")
TITLE_SIGN = re.compile(
    r"先进|示范|优秀|特色|文明|基地|重点|达标|一级|星级|实验校|能手|带头人|模范|劳动|标兵|名师|特级|骨干|高中$"
)
HONOURED = re.compile(r"捧回|牌子|荣誉|奖项|称号|获奖|获评|表彰")
LEADERS = ("校长", "园长", "书记", "主任", "局长", "助理", "学区长", "所长", "科长", "院长")
GOING = re.compile(r"参加|参赛|参与|出席|观摩|[选奔开]?赴|参评|备战|应邀|宣传|动员|收看|观看|学习")
AFFECTED = re.compile(r"(?:被|受|在|于|赴|前往)$")
TAUGHT = re.compile(r"执教|讲授|主讲|上课|[说听评]课|学习|贯彻|落实|按照|根据|参加|朗诵|演唱|表演")
OWN_EVENT = re.compile(r"全[市区县州镇乡校园]|本[市区县州镇校园届次]|学区|首届|第.{1,3}届|[校园集]")
CAMPUS = re.compile(r"校区|分校|分园|园区|部$|本部")
NOT_REACHED = re.compile(r"由|后|与|给|让|向|被|为|在|对|,|供|道路|公路|课程|文化|基地|团队|联盟|集团|共同体")
NOT_ALLIED = re.compile(r"受|由|工作|活动|得到|,|与|和")
MOVED = re.compile(
    r"(?:其|将其|原|全体|在校|现有|所有|部分|学生|师生|教师|教职工|生源|人员|班级|学籍|幼儿|并|整体|全部|统一|分别|就近|已|均|也|拟|将|于|今年|[0-9一二三四五六七八九十]+[年月日]|底前|底|前|之后|后|暑期|秋季|、|和)*"
)
NOT_SITE = re.compile(
    r"课题|展示|学生|教师|老师|比赛|获|参加|申报|社团|文化|课程|队伍|德育|党|特色|品牌|教研|平台|智慧|信息化|联盟|集团|活动|初中部|小学部|高中部"
)
TIED = re.compile(
    r"(?:与|和|同|跟|與|为|向|对|给|由|被|把|将|在|共建|新建|建设|改造|托管|领办|建成|成立|组建|签约|引进)$"
)
GROUNDS = re.compile(r"旧址|原址|新址|校舍|校园|附近|校址|新校园")
RAISED = re.compile(r"(?:一所|成|省|市|区|县|国家|全国)")
SCHOOLS = re.compile(
    r"学校|幼儿园|小学|中学|项目|校园|[校园][0-9一二三四五六七八九十两]+所|[0-9一二三四五六七八九十两]+所"
)
NOT_BUILT = re.compile(r"文化|课程|队伍|品牌|制度|信息化|党|德育|学科|平台|机制|班子|团队|联盟|集团|特色|资源")


def acts_fit(needs: str, hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether an occasion is held and not only gone to, a title written and not only taught, an occasion the speaker's own."""
    shift = sentence.span.start
    if needs == "ownevent":
        return all(OWN_EVENT.match(one.mention.name) for one in target.members)
    subject = hit.slots.get("s")
    if subject is not None and AFFECTED.search(sentence.folded, 0, subject.span.start - shift):
        return False
    if needs == "doing":
        return True
    trigger = hit.chunks[hit.trigger].span
    start = trigger.start if needs == "hosting" or subject is None else subject.span.end
    between = sentence.folded[start - shift : target.span.start - shift]
    if (
        needs == "hosting"
        and subject is None
        and sentence.folded[trigger.end - shift : trigger.end - shift + 1] == "的"
    ):
        return False
    return not (GOING if needs == "hosting" else TAUGHT).search(between)


def meets_needs(hit: Hit, sentence: Sentence) -> bool:
    """Whether what the pattern asks for beyond its row of chunks is there."""
    needs = hit.pattern.needs
    target = hit.slots.get("o")
    if needs in {"hosting", "authored", "ownevent", "doing"} and target is not None:
        return acts_fit(needs, hit, target, sentence)
    if needs == "honour":
        graded = ("grade2" if "o1" in hit.slots else "grade") in hit.slots
        return target is not None and (any(one.mention.kind is Kind.AWARD for one in target.members) or graded)
    if needs == "several":
        return len(hit.slots["s"].members) > 1
    if needs == "role":
        return any(name.startswith("role") for name in hit.slots) and not is_bracketed(hit)
    if needs == "afterpost":
        return bool(hit.slots["s1"].posts) and not is_bracketed(hit)
    if needs == "leadpost":
        return told_role(hit).endswith(LEADERS)
    if needs == "headship":
        return bool(GROUP_HEAD.search(told_role(hit)))
    if needs == "roleorbody":
        between = sentence.folded[
            hit.slots["o"].span.end - sentence.span.start : hit.slots["s"].span.start - sentence.span.start
        ]
        return "role" in hit.slots or between.strip('“”"') in {"", "的"}
    if needs == "titled":
        return target is not None and all(TITLE_SIGN.search(one.mention.name) for one in target.members)
    if needs == "plus":
        return (
            "+"
            in sentence.folded[
                hit.slots["s"].span.start - sentence.span.start : hit.slots["s"].span.end - sentence.span.start
            ]
        )
    if needs == "honoured":
        return bool(HONOURED.search(sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start]))
    if needs == "groupbefore":
        return any(one.mention.kind is Kind.GROUP for chunk in hit.chunks[: hit.first] for one in chunk.members)
    if needs == "elsewhere":
        return any(one.mention.kind is Kind.SCHOOL for chunk in hit.chunks[: hit.first] for one in chunk.members)
    if needs == "leading":
        return hit.slots["role"].words.endswith(LEADERS) and not hit.slots["s"].posts
    if needs == "posted":
        return bool(hit.slots["s"].posts)
    if needs == "campus":
        return all(CAMPUS.search(one.mention.name) for one in hit.slots["s"].members)
    if needs == "whole":
        return is_whole_tie(hit, sentence)
    if needs in {"clear", "direct"}:
        return is_clear(hit) and (needs == "clear" or not NOT_ALLIED.search(words_before_object(hit, sentence)))
    if needs == "leads":
        return leads_tie(hit, sentence)
    if needs == "site":
        return not is_borrowed(hit, sentence) and not RAISED.match(
            sentence.folded, hit.chunks[hit.last].span.end - sentence.span.start
        )
    if needs == "sites":
        return bool(
            SCHOOLS.search(
                sentence.folded[
                    hit.chunks[hit.first].span.start - sentence.span.start : hit.slots["o"].span.start
                    - sentence.span.start
                ]
            )
        )
    if needs == "construction":
        return target is not None and is_building(hit, target, sentence)
    return True


def is_bracketed(hit: Hit) -> bool:
    """Whether the body of the person stands behind the name in brackets: 副园长李晓兰(望江幼儿园)."""
    last = next((place for place, chunk in enumerate(hit.chunks) if chunk is hit.slots.get("s")), len(hit.chunks))
    return [chunk.code for chunk in hit.chunks[last + 1 : last + 2]] == ["("] and any(
        chunk.code in "SGUO" for chunk in hit.chunks[last + 2 : last + 3]
    )


def is_building(hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether 建设 with a school means its buildings: no 课程, 文化, 队伍 stands behind the school, and the verb reaches it directly."""
    shift = sentence.span.start
    behind = CLAUSE.split(sentence.folded[target.span.end - shift : target.span.end - shift + 12])[0]
    if sentence.folded.startswith(("校区", "方面"), hit.chunks[hit.last].span.end - shift):
        return False
    return (
        not NOT_BUILT.search(behind)
        and not is_borrowed(hit, sentence)
        and not NOT_REACHED.search(words_before_object(hit, sentence))
    )


def is_borrowed(hit: Hit, sentence: Sentence) -> bool:
    """Whether the words between a school and the verb behind it speak of something else than its buildings (校本课题立项)."""
    start, end = hit.slots["o"].span.end - sentence.span.start, find_verb(hit).span.start - sentence.span.start
    return start < end and bool(NOT_SITE.search(sentence.folded[start:end]))


def leads_tie(hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject of a tie is no partner itself (与A签约,与B结对), and heads its clause where another clause tells the tie."""
    start = hit.slots["s"].span.start - sentence.span.start
    apart = CLAUSE.search(
        sentence.folded[hit.slots["s"].span.end - sentence.span.start : hit.slots["o"].span.start - sentence.span.start]
    )
    return not TIED.search(sentence.folded[:start]) and (
        not apart or heads_clause(hit.chunks, hit.chunks.index(hit.slots["s"]))
    )


def find_verb(hit: Hit) -> Chunk:
    """The word that a match hangs on: its cue, else the word it begins or ends with."""
    ends = [
        hit.chunks[place]
        for place in (hit.first, hit.last)
        if not hit.chunks[place].members and hit.chunks[place].words
    ]
    return ends[0] if ends and not hit.cued else hit.chunks[hit.trigger]


def words_before_object(hit: Hit, sentence: Sentence) -> str:
    """What stands between the verb of a match and its object, without 了 and 的; "" where the object comes first."""
    start, end = find_verb(hit).span.end - sentence.span.start, hit.slots["o"].span.start - sentence.span.start
    return sentence.folded[start:end].removeprefix("了").removeprefix("的") if start <= end else ""


def is_whole_tie(hit: Hit, sentence: Sentence) -> bool:
    """Whether no third school stands between the two sides, and the object is the school itself and not its old grounds."""
    end = hit.slots["o"].span.end - sentence.span.start
    between = CLAUSE.split(
        sentence.folded[
            hit.slots["s"].span.end - sentence.span.start : hit.chunks[hit.trigger].span.start - sentence.span.start
        ]
    )
    return (
        is_clear(hit)
        and not GROUNDS.match(sentence.folded, end)
        and (len(between) < 2 or bool(MOVED.fullmatch(between[-1])))
    )


def is_clear(hit: Hit) -> bool:
    """Whether no school stands between the slots of a match or behind them."""
    filled = {chunk.span for chunk in hit.slots.values()}
    return not any(
        one.mention.kind is Kind.SCHOOL
        for chunk in hit.chunks[hit.first : hit.last + 1]
        if chunk.span not in filled
        for one in chunk.members
    )
