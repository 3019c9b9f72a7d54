"""Names of persons: surname and given name by their characters, then weighed with what stands around them."""

import math
import re
from collections.abc import Iterator, Sequence

from kg.gate import Seldom, lead
from kg.mention.candidate import Candidate
from kg.mention.foreign_names import find_foreign, is_kin
from kg.mention.not_named import BEFORE_POST, SPEAKS, is_coined, is_no_name, is_quoted, load_person_words
from kg.mention.person_guesses import MASKED, Guess, choose_best, weigh_lists
from kg.mention.person_model import load_model
from kg.mention.person_scene import Scene
from kg.model import Kind, Sentence, Span
from kg.places import load_places
from kg.tokens import dictionary_count, dictionary_tag

SHORTEST = 2
LONGEST_GIVEN = 2
MASK = Seldom(r"(?:x{1,3}|\*{1,3}|[×✕○]{1,3}|某{1,2})(?![a-z*×])")
# What makes the character behind a mask part of the name: 王*华老师.
MIDDLE = re.compile(r"(?![和与及等])[一-鿿](?=[、,;。和]|\d{1,2}[位名]|[两三四五]位|老师|同学|同志|荣?获|被)")
BROKEN = re.compile(r"(?<=[ :、,是])([一-鿿]{2}) ([一-鿿])(?=老师|同学|同志|校长|园长|主任|书记)")
SPACED = re.compile(r"(?<![一-鿿])([一-鿿]) {1,3}([一-鿿])(?![一-鿿])")
# Words before a person: 由李明主持, 聘请黄敏慧.
AHEAD = re.compile(
    r"(?:其中|由|请|聘|邀|授予|表彰|任命|聘任|免去|接替|推选|选举|以|和|与|及|跟|向|给|让|叫|是|有|对|:|为|被)$"
)
LED = re.compile("[由请聘让]$|授予$|表彰$|推荐$")
"""Behind these and before a verb of persons a surname can hardly be an ordinary word (由顾瀛取得)."""
# A name that goes on so is part of a place, a school, a prize or a doctrine: 张家村, 雷锋精神, 华罗庚杯.
GOES_ON = re.compile(
    r"[镇村乡庄路街屯桥沟湾河山岛坝堡巷弄里坊州市县区省旗杯奖班队式堂园湖港岗社组族语]|社区|校区|园区|小学|中学|学校|幼儿园|大学|学院|中心|纪念|思想|理论|精神|主义|新时代|"
    r"故居|基金|奖学金|实验|教育思想|集团|公司|工作室|图书|工程|计划|大道|广场"
)
CLASS_BEFORE = lead(r"[)\d一二三四五六七八九十]班[ 的:]?$|年级[ 的:]$|[一二三四五六七八九]年级$|\d届的?$")
# What says of a person who it is, right before the name: 历史组郎济民, 队里的鞠红梅, 名叫景春来, 第二任裴文.
TOLD_BEFORE = re.compile(
    r"(?:(?:语文?|数学?|英语?|理化?|物理|化学|生物|历史|地理|政治|体育|音乐|美术|文科|理科|科学|信息|教研|备课|年级|党小)组|[队园校组班团社]里|带队|领队|领衔|年轻人|姑娘|小伙子?|第[一二三四五六七]任|[前现首]任|徒弟|弟子|师父|同事|队友|搭档|爱人|丈夫|[一-鿿]专业|这位|那位|(?:上课|获奖|参赛|执教|主讲|支教|送教|同去|同行|值班|代课)的)的?$"
    r"|(?:叫|[叫名]做|大名|本名|之[妻夫女子])$"
)
PRIZE_BEFORE = re.compile(
    r"(?:[特一二三]等|[金银铜]|优秀|优胜|提名|鼓励)奖[: ]?$|[冠亚季]军[: ]?$|第[一二三四五六七八]名[: ]?$|[金银铜]牌[: ]?$"
)
"""A prize right before a name that stands alone (一等奖华莹,二等奖代雁)."""
TOLD_MARKS = frozenset("组里队衔人娘伙子任业位的叫做名妻夫女弟父事友档")
"""The last character of every match of TOLD_BEFORE."""
FUNCTION = frozenset(
    "兼代的等和与及在为被同也还主并又所以将是这一两从到对于获荣曾任说讲率带作向因由之给把让已均都各则再"
)
LISTS_ON = frozenset("等和与及的为将在")
"""Behind these a name is at its end, whatever word they would make with its last character (谢小平|等一批)."""
PRESENTS = re.compile(r"(?![上给向对也等、])[^,;。:]{1,30}?(?:颁[发奖授]|授[牌奖]|佩戴|献[花上]|揭牌|赠送|送上)")
"""Behind 为 that is no end of a name: for whom somebody does something (校长孙勇|为获奖教师颁发证书)."""
NEXT_POST = re.compile(r"[一-鿿]{0,4}?(?:教师|老师|校长|园长|主任|书记|同志|同学|学生)")
LIFE = re.compile(r"[,，(（](?:男|女)[,，;；)）]")
"""Behind a name at the head of a line of a life: 李晓兰,女,…."""
# Behind a name the sentence goes on with a verb, an adverb, a time (校长石文秀|管着, 校长卫平|每天).
GOES_ON_TAGS = frozenset("vdptrcum")
COUNTS = frozenset("0123456789两几多")
"""Before 张 these count tickets and medals, and name nobody."""
NUMBERED = re.compile(r"[\u3014\[(【]\d{4}[\u3015\])】]第?\d{1,4}号")
"""Behind the letters of a document's number: 麻教发(2013)27号."""
FAMED = re.compile(r"[校园]长|师|教师|班主任")
"""Behind 名 these are an honour (唐山名|校长)."""
TIMES = frozenset(
    {"今年", "去年", "明年", "当年", "前年", "本年", "同年", "次年", "此前", "之前", "以前", "目前", "当前"}
)
JOINS = frozenset("和与及暨同")
"""Before a common word these surnames join two things, and name nobody (优秀班主任|暨优秀校长, 学校|和广大教师)."""
# No given name ends so: 葛天杯, 江苏省.
NO_GIVEN = frozenset("杯赛省县市奖队镇")
# Logits of the context.
TITLE, ANCHOR, CELL, VERB, TAGGED, FREE, COLON = 3.2, 2.4, 3.0, 1.6, 1.0, 0.8, 1.3
TOLD, RUNS_ON, SOFT, SPEAKING = 2.0, 0.6, 0.25, 1.0
DOTTED = 6.0
"""What a dot adds, so that the parts beside it are no two names."""
PLAINEST = 4
AHEAD_GAIN, FIRST_WORD, CUT_LISTED, CUT_GUESS, OPEN, PLACE, PLACE_LIKE = 0.7, -3.5, -3.0, -0.8, -1.2, -3.0, -4.5
# A word of the dictionary loses so much for every tenfold of its frequency.
ENTRY_STEP = 1.7
COMMON = 300
"""So often the dictionary counts what is a common word."""
# And so much where it is only the given name: 和|学科 more than 王|文明.
GIVEN_WORD = 0.6
# Guesses below the first are not worth the context, those below the second not worth the list.
HOPELESS, LEAST = -5.5, -4.5


def propose_persons(sentence: Sentence, anchors: Sequence[Span]) -> tuple[Candidate, ...]:
    """The persons named in a sentence, in order and apart; `anchors` are spans of schools and bodies known already.

    Scores are probabilities of a logistic model whose weights stand in this file.

    >>> from kg.model import SentenceKind
    >>> text = "校长李明和郑梨花老师获奖"
    >>> sentence = Sentence(Span(0, len(text)), text, text, SentenceKind.PROSE)
    >>> [person.span.of(text) for person in propose_persons(sentence, ())]
    ['李明', '郑梨花']
    """
    scene = Scene(sentence, anchors)
    guesses = [*_guess_names(scene), *_guess_spaced(scene), *_guess_masked(scene), *_guess_foreign(scene)]
    base = sentence.span.start
    return tuple(
        Candidate(Kind.PERSON, Span(base + guess.start, base + guess.end), _to_probability(guess.logit), guess.rule)
        for guess in choose_best(weigh_lists(scene.folded, guesses))
    )


def _to_probability(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 4)


def _guess_names(scene: Scene) -> Iterator[Guess]:
    """Every surname with one or two characters behind it that are no part of a post or an anchor."""
    folded, taken, model = scene.folded, scene.taken, load_model()
    for found in model.finder.finditer(folded):
        start = found.start()
        if taken[start]:
            continue
        titled = scene.title_before(start)
        word_start, _, tag = scene.word_at(start)
        if word_start < start and tag and not titled and start not in scene.anchor_ends:
            continue
        for middle in (start + 2, start + 1):
            if folded[start:middle] not in model.surnames or any(taken[start:middle]):
                continue
            for end in range(middle + 1, middle + LONGEST_GIVEN + 1):
                if end > len(folded) or taken[end - 1] or not "一" <= folded[end - 1] <= "鿿":
                    break
                if model.score(folded[start:middle], folded[middle:end], alone=True) < HOPELESS:
                    continue
                guess = _weigh_name(scene, Span(start, middle), end, titled=titled)
                if guess and guess.logit > LEAST:
                    yield guess


def _weigh_name(scene: Scene, surname: Span, end: int, *, titled: bool) -> Guess | None:
    """The logit of one name from its characters, the words it covers or cuts, and its neighbours."""
    folded, model = scene.folded, load_model()
    start, middle = surname.start, surname.end
    if folded[start:end] in model.banned:
        return None
    if end - middle > 1 and GOES_ON.fullmatch(folded, middle, end):
        return None
    if (
        folded[start] == "兼"
        or (folded[start] == "张" and folded[max(0, start - 1) : start] in COUNTS)
        or (folded[start:middle] in {"是", "都", "和"} and titled)
        or (folded[start] in JOINS and end - middle > 1 and dictionary_count(folded[middle:end]) > COMMON)
        or (folded[start] == "班" and CLASS_BEFORE.search(folded, max(0, start - 3), start + 1))
        or folded[middle : middle + 2] in TIMES
        or (folded[end - 1] == "名" and FAMED.match(folded, end))
        or folded[end - 1] in NO_GIVEN
        or NUMBERED.match(folded, end)
    ):
        return None
    if is_no_name(folded, middle, end, titled=titled) or is_quoted(folded, start, end):
        return None
    if not titled and is_coined(folded, start, end):
        return None
    if folded[start:end] in model.surnames and scene.title_after(end):
        return None
    if folded[end - 1] == "为" and (
        end in scene.post_starts or NEXT_POST.match(folded, end) or PRESENTS.match(folded, end)
    ):
        return None
    if joins_more(scene, middle, end, titled=titled):
        return None
    left, right = scene.marks(start, end)
    called = scene.title_after(end) or (
        folded[end : end + 1] in BEFORE_POST and load_person_words().head.match(folded, end + 1) is not None
    )
    led = left or LED.search(folded, max(0, start - 2), start) is not None
    alone = titled or called or (left and right) or (led and bool(load_person_words().match_behind(folded, end)))
    logit = model.score(folded[start:middle], folded[middle:end], alone=alone)
    introduced = left and right and folded[end : end + 1] == ":"
    ease = SOFT if titled or introduced or (called and model.surnames[folded[start:middle]].plain < PLAINEST) else 1.0
    logit += ease_cost(_weigh_words(scene, start, middle, end), ease)
    verb = load_person_words().behind.match(folded, end) if end - middle > 1 else None
    ended = folded[end : end + 1] in LISTS_ON or (verb is not None and len(verb.group()) > 1)
    if end - middle > 1 and not ended and begins_word(folded, end - 1):
        logit += CUT_LISTED
    logit += _weigh_neighbours(scene, start, end, titled=titled, called=called)
    return Guess(start, end, logit)


def joins_more(scene: Scene, middle: int, end: int, *, titled: bool) -> bool:
    """Whether a given name ends in a word that joins somebody to a body or post behind it: 王慧|和蒙阴县第一幼儿园."""
    last = scene.folded[end - 1]
    if last in JOINS and end - middle > 1 and end in scene.anchor_starts:
        return True
    return titled and last == "和" and (end in scene.post_starts or NEXT_POST.match(scene.folded, end) is not None)


def ease_cost(logit: float, ease: float) -> float:
    """A cost made less where a post stands beside the name; a gain stays."""
    return logit * ease if logit < 0 else logit


def _weigh_words(scene: Scene, start: int, middle: int, end: int) -> float:
    """What the tokenizer's words say: a whole entry that is no name, an entry in the front, a word cut by the end."""
    word_start, word_end, tag = scene.word_at(start)
    last_start, last_end, last_tag = scene.word_at(end - 1)
    logit = 0.0
    if (word_start, word_end) == (start, end):
        logit += _weigh_entry(scene, start, end, tag)
    elif tag and middle < word_end < end and not tag.startswith("nr"):
        logit += FIRST_WORD
    given = scene.folded[middle:end]
    if len(given) > 1 and (count := dictionary_count(given)):
        plain = load_model().surnames[scene.folded[start:middle]].plain
        logit -= (GIVEN_WORD if plain > 1 else GIVEN_WORD / 4) * math.log10(count)
    if last_end > end and (last_tag or not load_person_words().match_behind(scene.folded, end)):
        logit += (CUT_LISTED if last_tag and not last_tag.startswith("nr") else CUT_GUESS) * (
            1 if last_start >= start else 0.5
        )
    if load_places().find(scene.folded[start:end]):
        logit += PLACE
    return logit


def begins_word(folded: str, at: int) -> bool:
    """Whether a common word begins at a character, and none at the next (陈颖|光荣当选, but 陈晓光|明确).

    >>> begins_word("陈颖光荣当选", 2), begins_word("陈晓光明确表示", 2)
    (True, False)
    """
    here, behind = folded[at : at + 2], folded[at + 1 : at + 3]
    return len(here) > 1 and dictionary_count(here) >= COMMON > (dictionary_count(behind) if len(behind) > 1 else 0)


def _weigh_entry(scene: Scene, start: int, end: int, tag: str) -> float:
    """What it says that the tokenizer cuts the name out as one word: a frequent entry is a word, a guess of nr a name."""
    if not tag:
        return TAGGED if scene.tag_at(start).startswith("nr") else 0.0
    cost = ENTRY_STEP * math.log10(dictionary_count(scene.folded[start:end]))
    if not tag.startswith("nr"):
        return -cost
    plain = load_model().surnames[scene.folded[start]].plain if scene.folded[start] in load_model().surnames else 0
    return TAGGED - cost * (0.3 if plain <= 1 else 0.7)


def _weigh_neighbours(scene: Scene, start: int, end: int, *, titled: bool, called: bool) -> float:
    """What stands before and after: posts, schools, verbs, marks; or what makes the name a part of something longer."""
    folded = scene.folded
    left, right = scene.marks(start, end)
    logit = TITLE * (titled + called) if not (titled and called) else TITLE * 1.5
    if (start, end) in scene.cells:
        logit += CELL
    told = is_told(folded, start) or (left and LIFE.match(folded, end) is not None)
    told = told or (right and PRIZE_BEFORE.search(folded, max(0, start - 4), start) is not None)
    anchored = not titled and scene.school_before(start)
    logit += TOLD * told + ANCHOR * anchored
    logit += FREE * left + FREE * right
    if left and right and end < len(folded) and folded[end] == ":":
        logit += COLON
    if AHEAD.search(folded, max(0, start - 2), start):
        logit += AHEAD_GAIN
    if right or called:
        return logit
    if load_person_words().match_behind(folded, end):
        return logit + VERB + SPEAKING * bool(SPEAKS.match(folded, end))
    if GOES_ON.match(folded, end):
        return logit + PLACE_LIKE
    word_start, word_end, tag = scene.word_at(end)
    closed = folded[end] in FUNCTION or begins_word(folded, end) or (word_start == end and word_end - end > 1 and tag)
    if not closed and end - start == SHORTEST and load_model().second.get(folded[end], -1.0) > 0:
        return logit + OPEN * 2
    if (
        (titled or told or anchored)
        and end - start > SHORTEST
        and word_start == end
        and scene.tag_at(end)[:1] in GOES_ON_TAGS
    ):
        return logit + RUNS_ON
    return logit if closed else logit + OPEN


def is_told(folded: str, start: int) -> bool:
    """Whether what stands right before says that a person follows: a class, a team, 名叫."""
    if CLASS_BEFORE.search(folded, max(0, start - 4), start):
        return True
    return start > 0 and folded[start - 1] in TOLD_MARKS and bool(TOLD_BEFORE.search(folded, max(0, start - 6), start))


def _guess_spaced(scene: Scene) -> Iterator[Guess]:
    """Two-character names set apart to the width of three, 李 明, where a cell, a post or a list vouches for them."""
    folded, model = scene.folded, load_model()
    if " " not in folded:
        return
    for found in BROKEN.finditer(folded):
        if found[1][0] in model.surnames and not dictionary_tag(found[1] + found[2]):
            yield Guess(*found.span(), TITLE)
    for found in SPACED.finditer(folded):
        start, end = found.span()
        if found[1] not in model.surnames or any(scene.taken[start:end]) or found[1] + found[2] in model.banned:
            continue
        logit = model.score(found[1], found[2], alone=True) + FREE
        vouched = ((start, end) in scene.cells) + scene.title_before(start) + scene.title_after(end)
        if not dictionary_tag(found[1] + found[2]):
            yield Guess(start, end, logit + CELL * vouched)


def _guess_masked(scene: Scene) -> Iterator[Guess]:
    """王xx, 李**, 张某某: a surname and a mask that no class word follows."""
    folded, surnames = scene.folded, load_model().surnames
    for mask in MASK.finditer(folded):
        start = mask.start() - 1
        if start < 0 or folded[start] not in surnames or scene.taken[start] or GOES_ON.match(folded, mask.end()):
            continue
        end = mask.end() + (len(mask.group()) == 1 and bool(MIDDLE.match(folded, mask.end())))
        word_start, _, tag = scene.word_at(start)
        celled = (start, end) in scene.cells
        sure = celled or surnames[folded[start]].plain <= 1 or scene.title_after(end) or scene.title_before(start)
        sure = sure or (start in scene.anchor_ends and (scene.marks(start, end)[1] or folded[end] == "等"))
        if sure and (word_start == start or not tag):
            yield Guess(start, end, TITLE, rule=MASKED)


def _guess_foreign(scene: Scene) -> Iterator[Guess]:
    """Names of other peoples in Chinese characters: 阿依古丽·买买提, 扎西多吉."""
    for start, end, sure in find_foreign(scene.folded):
        titled = scene.title_before(start) or scene.title_after(end)
        celled = (start, end) in scene.cells
        placed = scene.school_before(start) or is_told(scene.folded, start) or all(scene.marks(start, end))
        likely = placed and is_kin(scene.folded[start:end]) and not GOES_ON.match(scene.folded, end)
        if (sure or titled or celled or likely) and not any(scene.taken[start:end]):
            yield Guess(start, end, TITLE + TITLE * titled + DOTTED * ("·" in scene.folded[start:end]))
