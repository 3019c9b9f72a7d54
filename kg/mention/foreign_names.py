"""Names of other peoples written in Chinese characters: by their syllables, with or without the middle dot."""

import re
from collections.abc import Iterator

from kg.gate import Seldom
from kg.places import load_places

# Characters that such names are written with; a dot between two parts of them makes a name.
SYLLABLES = frozenset(
    "阿依古丽江艾尔肯力提布热木汗合麦努帕夏迪那孜吐逊沙塔吾斯卡哈什别克扎西多吉次仁卓玛尼达瓦旦增丹平措拉姆央金格桑索朗洛强巴珠罗普白德曲宗青才让加嘉旺堆顿贡益南赛买孙奴甫都伊萨木穆罕默德海米乌图亚森司马义"
    "库尔班玉素居来地里莎丹娜妮兰比娅茜阔孟坎迈赫苏莱祖农热衣巴图宝音苏和那仁其其格娜仁托娅敖登高娃萨日朗特木尔呼和乌兰斯琴恩贺希拉拜合提亚尔买尔旦哈孜克孜顺仓雅茹查嘎鲁敦额知措杰毛日汗"
)
TIBETAN = (
    "扎西 多吉 次仁 卓玛 尼玛 达瓦 旦增 丹增 平措 拉姆 央金 格桑 索朗 洛桑 强巴 桑珠 罗布 边巴 普布 白玛 德吉 曲珍 央宗 仁青 才让 加措 嘉措 才旦 旺堆 顿珠 巴桑 贡嘎 益西 "
    "南加 旺姆 拉珍 仓决 措姆 群培 伦珠 班旦 玉珍 仁增 坚赞 旺久 曲扎 晋美 土登 阿旺 贡布 东珠 桑杰 完德 卓嘎 白珍 米玛 拉巴 吉美 次旦 次珍 德庆 多杰 东知 东智 卓么 拉毛 夏吾 完么 尕藏 万玛 桑吉 公保 华旦 南杰 久美 官却 更登 旦正 泽仁 泽旺 彭措 邓珠 扎史 农布 道吉 旦正 拉姆 次成 尼珍 土旦 索南 措毛 吉措 才吉 才措 周毛 仁欠 梅朵 德央 卓嘎 曲央"
)
SPELLING = SYLLABLES | frozenset(TIBETAN) - {" "}
"""Every character that `is_foreign` takes."""
MONGOLIAN = "布和 巴图 嘎鲁 那顺 乌恩 朝鲁 孟和 苏和 宝音 格根 娜仁 萨仁 乌云 斯琴 塔娜 牧仁 吉雅 哈达 苏德 乌力吉 特木尔 毕力格 巴雅尔 阿茹娜 萨茹拉 乌日娜 其木格 通拉嘎 满都拉 格日乐 图雅 托娅 高娃 呼格 敖登 额尔敦"
SHORT = frozenset(f"{TIBETAN} {MONGOLIAN}".split())
"""Names that stand alone behind a post: 教师|嘎鲁, 校长|扎西."""
DOTTED = re.compile(r"((?:(?!和)[一-鿿]){1,7})·((?:(?!和)[一-鿿]){1,7})(?:·((?:(?!和)[一-鿿]){1,6}))?")
"""A name with a dot, which 和 begins and ends: it joins names too."""
WRITTEN = SPELLING | frozenset(
    "叶胡凯色泰亥曼杜卜山洪贾帖铁坦莉蓓肉如奥爱安拔班包贝毕宾波茨丁东朵多俄厄法范菲夫盖甘高戈葛根汉豪赫黑呼霍吉纪佳杰喀坎康科柯肯孔库夸莱劳雷李丽廉林玲琳隆鲁露伦吕麻毛梅蒙"
    "摩莫乃奈聂宁诺欧潘佩彭皮坡恰强乔切青琼热瑞若撒森商尚绍申沈圣石史舒司素索台太陶腾廷吐陀脱瓦万汪威维卫沃吴武西希锡夏香辛叙延颜扬耶尤尉云赞哲卓兹"
)
"""Characters of either part of a name with a dot, half of which are `SYLLABLES`."""
SHORTEST_PART = 2
BRIDGE = 2
"""A name without a dot has more characters than that."""
LEAST_SURE = 4
PAIR = re.compile("(?:{0})(?:{0})".format("|".join(TIBETAN.split())))
PAIRED = Seldom(PAIR.pattern)
KIN = re.compile(r"(?:古丽|娜尔|努尔|别克|买提|其其格|木江|提江|力江|查干|巴特尔|图雅|高娃)$")
"""A run of syllables that ends so is a person's name and no place's."""
RUN = re.compile(f"[{''.join(sorted(SYLLABLES - {'和'}))}]{{4,7}}")


MONGOL = Seldom(
    "(?:斯琴|乌云|娜仁|萨仁|萨如拉|阿拉坦|敖登|通拉嘎|乌日|乌兰|格根|宝音|那仁|苏日|巴音|朝鲁|额尔敦|孟和|哈斯|呼和|特木尔|德力格尔|吉日嘎|其木格|牧仁|布仁)"
    "(?:高娃|其其格|图雅|托娅|格日乐|格日勒|毕力格|巴雅尔|巴特尔|朝克图|陶克陶|达来|贺希格|塔娜|娜拉|花|巴图|格|仓|拉图|木格)"
)
"""Two common parts make a name by themselves (斯琴高娃)."""


def find_foreign(folded: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether sure without a post beside it) of each name; a dot between other words is no name.

    >>> text = "教师阿卜杜拉·热合曼和扎西多吉参加书香·校园活动"
    >>> [text[start:end] for start, end, _ in find_foreign(text)]
    ['阿卜杜拉·热合曼', '扎西多吉']
    """
    whole: set[int] = set()
    for dotted in DOTTED.finditer(folded) if "·" in folded else ():
        last = dotted[dotted.lastindex or 2]
        start, end = _reach_left(dotted[1]), _reach_right(last)
        first, behind = dotted.end(1) - start, dotted.end() - len(last) + end
        if start and end and _is_spelled(folded[first:behind]):
            whole.update(range(first, behind))
            yield first, behind, start >= SHORTEST_PART
    sure = {found.span() for found in MONGOL.finditer(folded) if len(found.group()) >= LEAST_SURE}
    for start, end in sorted({found.span() for form in (PAIRED, RUN) for found in form.finditer(folded)} | sure):
        if start not in whole:  # no part of a name with a dot is one by itself
            yield start, end, (start, end) in sure


def is_kin(name: str) -> bool:
    """Whether a stretch of syllables is a person's name and no place's: two given names, or an ending of persons.

    >>> is_kin("次仁卓嘎"), is_kin("阿依努尔"), is_kin("乌鲁木齐")
    (True, True, False)
    """
    return bool(PAIR.fullmatch(name) or KIN.search(name))


def is_foreign(name: str) -> bool:
    """Whether a stretch is written with nothing but syllables of such names, three at least.

    >>> is_foreign("那顺乌力吉"), is_foreign("李力")
    (True, False)
    """
    return len(name) > BRIDGE and (
        (name[0] != "和" and SYLLABLES.issuperset(name)) or (SPELLING.issuperset(name) and bool(PAIR.fullmatch(name)))
    )


def _is_spelled(name: str) -> bool:
    """Whether about half of the characters of a name with a dot are syllables of such names, and its parts no places (青海·西宁)."""
    parts = name.split("·")
    letters = "".join(parts)
    spelled = 2 * sum(one in SYLLABLES for one in letters) >= len(letters) - 1
    return spelled and not all(load_places().find(part) for part in parts)


def _reach_left(part: str) -> int:
    """How many characters before the dot belong to the name."""
    length = 0
    while length < len(part) and part[-1 - length] in WRITTEN:
        length += 1
    return length


def _reach_right(part: str) -> int:
    """How many characters behind the dot belong to the name, two at least where one does."""
    length = 0
    while length < len(part) and part[length] in WRITTEN:
        length += 1
    return min(len(part), max(length, SHORTEST_PART)) if length else 0
