"""Names that stand in for those of a document: persons, places, towns, and the own words of schools and programmes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from kg.places import Place, load_places
from kg.rules import read_table

WORDS = (
    "红旗 光明 前进 胜利 团结 和平 幸福 建设 解放 新华 向阳 东方红 跃进 友谊 长征 曙光 育红 育新 育英 "
    "育才 培英 启智 求是 致远 明德 崇文 崇德 弘毅 博雅 敬业 立人 树人 尚德 行知 思源 知行 至善 雅礼 "
    "景行 笃学 文昌 文峰 魁星 状元 登科 奎文 新世纪 新时代 百灵 小太阳 金色童年 蒲公英 七色光 童心 晨曦 "
    "朝霞 彩虹 启明星 阳光 春晖 春蕾 金苹果 蓝天 星海 未来 领航 扬帆 雏鹰 鸿雁 白鹭 杜鹃 玉兰 丁香 海棠 "
    "翠竹 青松 银杏 枫叶 梧桐 石榴 莲花 桃花 梅岭 兰亭 橘园 柿子园 枣林 桑园 凤凰 龙泉 麒麟 仙鹤 金鸡 "
    "白马 青牛 黄龙 黑虎 石狮 铜鼓 银河 金盆 玉屏 宝塔 钟楼 鼓楼 文庙 城隍庙 关帝庙 观音阁 白衣庵 三官殿 "
    "五里亭 七里铺 八里台 九里坡 十里店 头道沟 二道河子 三岔口 四平台 五棵松 六合 七星 八卦 九龙 十间房 "
    "百花 千佛 万福 大营盘 小河沿 上马墩 下马碑 前所 后坝 左屯 右卫 中洲 南坪 北塘 西渡 东港 内官 外滩 "
    "高坎 低湾 长兴岛 短街 新开 老屯 古渡 旧关 红岩 黄泥 蓝田 绿洲 白沙 黑石礁 紫阳 丹凤 青山湖 碧波 "
    "铁山 铜陵路 银滩 锡山 石油 煤城 盐田 水泥厂 化肥厂 棉纺 机床 铁路 港务 邮电 粮库 林场 农场 军垦 "
    "航天 地矿 电厂 乌兰 巴彦 哈达 查干 敖包 罕山 那仁 卡拉 阿里 热河 勐养 曼听 者海 纳雍 布依 麻栗 "
    "坡头 塘尾 圳口 埔心 坂上 岙里 浜口 泾东 浦南 圩埂 垸里 冲口 峒山 崀山 峪口 塬上 梁家坪 墕头 圪台 "
    "屹塔 甸子 泡子 通肯 克东 尔湾 木栏 安定门外 体育场路 学府街 建国路 中山东路 人民南路 环城西路 滨江大道 "
    "科技园 芙蓉 翡翠湾 香榭里 万科城 保利花园 紫荆花园 世纪城 锦绣江南 御景 龙湖 恒大绿洲"
)
"""Own words of schools: watchwords, virtues, plants, animals, temples, terrain of north and south, works, martyrs, estates."""
BEFORE = "张王李赵刘陈杨周吴郑孙马朱胡高梁宋唐许邓韩冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔谭陆范汪廖石金韦贾夏付方邹熊"
TERRAIN = (
    "庄 沟 湾 桥 营 店 集 坪 岭 坡 塘 河 堡 屯 寨 坝 洼 家庄 家沟 家湾 家坪 家店 家河 家营 家圩 家咀 家冲 家墩 家垅"
)
INITIATIVES = (
    "启航 深蓝 红烛 晨曦 砺剑 攀登 沃土 百川 星火 燎原 繁星 潜龙 雁阵 春笋 金钥匙 强基 固本 润心 护苗 "
    "筑梦 点灯 聚力 破冰 扬帆 耕耘 芳华 薪火 匠心 丝路 橄榄枝 萤火虫 小脚丫 七色花 三棵树 千帆 万里 "
    "一叶舟 领头羊 试金石 种子 青苗 紫金 银帆 铁军 玉兰花 石榴籽 向日葵 蓓蕾"
)
MASK = frozenset("xX×*某○〇")
CLOSE = ("城区", "郊区", "矿区", "市区", "市中区", "新城区", "市辖区", "市南区", "市北区")


@cache
def read_surnames() -> tuple[list[str], list[float]]:
    """Surnames with weights that lie between an even draw and the share of bearers, so that rare ones are met."""
    rows = read_table("terms/surnames.csv", ("surname", "share", "plain"))
    return [row["surname"] for row in rows], [float(row["share"] or 0) ** 0.6 for row in rows]


@cache
def read_given() -> tuple[list[str], list[float], list[float]]:
    """Characters of given names with how common each is as first and as second."""
    rows = read_table("terms/given.csv", ("character", "first", "second"))
    return (
        [row["character"] for row in rows],
        [float(row["first"]) ** 3 for row in rows],
        [float(row["second"]) ** 3 for row in rows],
    )


@cache
def read_towns() -> dict[str, list[str]]:
    """The towns of each county, by its code."""
    return {row["county"]: row["towns"].split("|") for row in read_table("towns.csv", ("county", "towns"))}


@cache
def list_towns() -> list[str]:
    """All towns, once each."""
    return sorted({town for towns in read_towns().values() for town in towns})


@cache
def list_stems() -> list[str]:
    """The names of all towns without their class words, as far as a school could be called by them."""
    stems = {town.removesuffix("街道").rstrip("镇乡") for town in list_towns()}
    names = (stem for stem in stems if 1 < len(stem) < 4 and not load_places().find(stem))
    return sorted(stem for stem in names if not stem.endswith(("族", "苏木", "区", "县", "新")) and stem[0] != "第")


def fits(name: str, old: str, *, same: bool) -> bool:
    """Whether a name is as long as the old one, or of another length, as is wished."""
    return (len(name) == len(old)) is same


def draw_fitting(draw: Callable[[], str], old: str, *, same: bool) -> str:
    """A name of the wished length; the last drawn where none comes."""
    name = draw()
    for _ in range(200):
        if fits(name, old, same=same) and name != old:
            return name
        name = draw()
    return name


def draw_person(dice: Random, old: str, *, same: bool) -> tuple[str, str]:
    """Surname and given name of a person."""
    surnames, shares = read_surnames()
    chars, first, second = read_given()
    for _ in range(500):
        surname = dice.choices(surnames, shares)[0]
        one = dice.choices(chars, second)[0]
        given = one if dice.random() < 0.25 else dice.choices(chars, first)[0] + one
        if fits(surname + given, old, same=same) and len(set(surname + given)) > 1:
            return surname, given
    return old[:1], old[1:]


def draw_stem(dice: Random) -> str:
    """The name of a real town without its class word."""
    return dice.choice(list_stems())


def draw_own(dice: Random, old: str, *, same: bool) -> str:
    """The own words of a school or group: a watchword or the like, a village, or a town's."""

    def draw() -> str:
        kind = dice.random()
        if kind < 0.45:
            return dice.choice(WORDS.split())
        return dice.choice(BEFORE) + dice.choice(TERRAIN.split()) if kind < 0.7 else draw_stem(dice)

    return draw_fitting(draw, old, same=same)


def draw_initiative(dice: Random, old: str, *, same: bool) -> str:
    """The own words of a programme, a contest or an honour."""
    return draw_fitting(lambda: dice.choice(INITIATIVES.split()), old, same=same)


def draw_town(dice: Random, old: str, counties: Sequence[str], *, same: bool, known: bool) -> str:
    """A town of the same class word: of the counties where they have one, or (where the old is not known) an unknown one."""
    ending = "街道" if old.endswith("街道") else old[-1]
    near = [town for code in counties for town in read_towns().get(code, ()) if town.endswith(ending)]
    pool = [town for town in near or list_towns() if town.endswith(ending) and town != old]
    if known:
        return draw_fitting(lambda: dice.choice(pool), old, same=same)
    everywhere = frozenset(list_towns())

    def draw() -> str:
        one, other = draw_stem(dice), draw_stem(dice)
        made = one[: max(1, len(one) - 1)] + other[-1] + ending
        return made if made not in everywhere else draw()

    return draw_fitting(draw, old, same=same)


@cache
def children_of(code: str) -> dict[tuple[str, str], list[Place]]:
    """The divisions in force below a code ("" for provinces) by kind and class word, without those that any place may mean."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in load_places().all:
        if (
            place.parent == code
            and not place.until
            and place.name not in CLOSE
            and place.code[:2] not in {"71", "81", "82"}
        ):
            found[place.kind, tell_class(place)].append(place)
    return found


def tell_class(place: Place) -> str:
    """The class word of a division, with 自治 before it where it is autonomous.

    >>> tell_class(load_places().code("532300"))
    '自治州'
    """
    ending = place.name[-1] if place.kind != "Province" else place.name[-1:]
    return ("自治" if "自治" in place.name else "") + ending


def list_forms(place: Place) -> list[str]:
    """Full name, name with a bare class word, and short name, "" where there is none.

    >>> list_forms(load_places().code("532300")), list_forms(load_places().code("450221"))
    (['楚雄彝族自治州', '楚雄州', '楚雄'], ['柳江区', '', '柳江'])
    """
    classed = next((short for short in place.short if short[-1] in "县州旗" and len(short) > 2), "")
    bare = next((short for short in place.short if short != classed and len(short) > 1), "")
    return [place.name, classed, bare]


def draw_chain(dice: Random, wanted: Sequence[Place], *, same: bool, kept: bool = False) -> dict[str, Place] | None:
    """Another division for each wanted one (by code), none where none fits.

    The divisions above a wanted one must be wanted too. `kept` says that the provinces stay.
    """
    chosen: dict[str, Place] = {}
    for place in sorted(wanted, key=lambda one: ("Province", "City", "County").index(one.kind)):
        if kept and not place.parent:
            chosen[place.code] = place
            continue
        above = chosen[place.parent].code if place.parent else ""
        pool = [
            one
            for one in children_of(above)[place.kind, tell_class(place)]
            if one.code != place.code
            and one not in chosen.values()
            and [bool(form) for form in list_forms(one)] == [bool(form) for form in list_forms(place)]
        ]
        if not pool:
            return None
        # Three provinces have long names, and few cities: of another length are counties alone.
        wished = same or place.kind != "County"
        fit = [one for one in pool if fits(one.name, place.name, same=wished)]
        chosen[place.code] = dice.choice(fit or pool)
    return chosen
