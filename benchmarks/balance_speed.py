"""How fast the gap and scenarios are calculated, on invented draws of the full size.

    python benchmarks/balance_speed.py --draws 1000 --years 20

Flows share one array, so that the memory told of is what the gap itself needs beside its inputs.
"""

import argparse
import resource
import time
from dataclasses import replace

import numpy as np

from talentlab.calc.demand.jobs import EducationDemandDraws, OccupationDemandDraws
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Scenario
from talentlab.calc.supply.draws import SupplyDraws
from talentlab.pipelines.balance.build import build_balance
from talentlab.pipelines.balance.occupations import Occupations
from talentlab.pipelines.scenarios.read import world_from
from talentlab.pipelines.scenarios.run import answer
from talentlab.pipelines.scenarios.what_it_takes import reach
from talentlab.vocab.education import education_groups
from talentlab.vocab.region import load_region
from talentlab.vocab.ssyk import ssyk

FLOWS = (
    "graduates", "studied_on", "moved_in", "moved_out", "immigrated", "emigrated", "deaths",
    "retired",
)  # fmt: skip
SSYK3 = 3


def peak_gb() -> float:
    """Return the most memory this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def sides(draws: int, years_ahead: int) -> tuple[SupplyDraws, EducationDemandDraws, Occupations]:
    """Return supply, demand by education and by occupation, and where the educated work."""
    rng = np.random.default_rng(1)
    regions = load_region("vasterbotten").all_municipality_codes()
    groups, occupations = tuple(education_groups()), tuple(ssyk().at_level(SSYK3))
    years = tuple(range(2025, 2026 + years_ahead))
    shape = (draws, len(regions), len(groups), len(years))
    size = rng.lognormal(3.5, 1.6, shape[1:3])[None, :, :, None]
    workplace = size * np.exp(rng.normal(0.0, 0.08, shape))
    flow = (workplace * 0.02).astype(np.float32)
    flows = dict.fromkeys(FLOWS, flow)
    supply = SupplyDraws(regions, groups, years, workplace, workplace, workplace, flows, {})
    private = rng.uniform(0.1, 0.9, shape[1:3])[None, :, :, None]
    jobs = np.stack([workplace * private, workplace * (1 - private)], axis=3)
    jobs *= np.exp(rng.normal(0.0, 0.1, (draws, 1, len(groups), 1, len(years))))
    demand = EducationDemandDraws(regions, groups, years, ("private", "public"), jobs)
    matrix = rng.dirichlet(np.full(len(occupations), 0.1), size=len(groups))
    by_occupation = np.empty((draws, len(regions), len(occupations), 2, len(years)))
    for r in range(len(regions)):
        by_occupation[:, r] = np.tensordot(jobs[:, r], matrix, (1, 0)).transpose(0, 3, 1, 2)
    drawn = OccupationDemandDraws(regions, occupations, years, ("private", "public"), by_occupation)
    return supply, demand, Occupations(drawn, matrix)


def ten_levers(year: int) -> Scenario:
    """Return ten levers on one group, the most that are credited exactly."""
    kinds = (LeverKind.HOURS, LeverKind.IN_MIGRATION, LeverKind.COMMUTING, LeverKind.STAFFING)
    places = ("24", "2480", "2482")
    levers = [
        Lever(
            kind=kind, region_code=place, education_group_code="75N", amount=20.0, first_year=2027
        )
        for place in places
        for kind in kinds
    ]
    return Scenario(
        name="ten",
        region_code="24",
        education_group_code="75N",
        year=year,
        levers=tuple(levers[:10]),
    )


def main() -> None:
    """Calculate once and tell how long it took: by the clock, and of one processor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--years", type=int, default=20)
    asked = parser.parse_args()
    region = load_region("vasterbotten")
    supply, demand, occupations = sides(asked.draws, asked.years)
    before, start, busy = peak_gb(), time.perf_counter(), time.process_time()
    tables = build_balance(supply, demand, region, occupations=occupations)
    took, cpu = time.perf_counter() - start, time.process_time() - busy
    print(
        f"gap: {took:.1f} s ({cpu:.1f} s of processor), "
        f"inputs {before:.2f} GB, peak {peak_gb():.2f} GB"
    )
    for name, frame in tables.items():
        print(f"  {name}: {frame.height} rows")
    start = time.perf_counter()
    world = world_from(tables["balance_draws"], tables["lever_evidence"], region)
    print(f"reading the world: {time.perf_counter() - start:.2f} s")
    scenario = ten_levers(world.years[-5])
    start = time.perf_counter()
    answer(world, scenario, region, release="benchmark", is_synthetic=True)
    print(f"scenario of ten levers: {time.perf_counter() - start:.2f} s")
    everything = replace(scenario, education_group_code="total")
    start = time.perf_counter()
    answer(world, everything, region, release="benchmark", is_synthetic=True)
    print(f"the same, told of every group: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    reach(world, scenario, region, probability=0.999)
    print(f"what it takes with ten levers: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
