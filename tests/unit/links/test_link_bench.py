"""The benchmark measures on a sound site, and counts what both checkers found."""

from scripts.links import bench as bench_links
from scripts.links.checking import Options, check_site


def test_the_generated_site_has_the_defects_that_it_says_and_no_others(tmp_path):
    bench_links.write_site(tmp_path, 40)

    result = check_site(Options(tmp_path, site_url=bench_links.URL))

    assert result.pages == 41
    assert [finding.rule for finding in result.findings] == ["dead-link", "dead-anchor"] * 2


def test_memory_of_a_process_that_has_ended_is_nothing():
    assert bench_links.memory_of(2**22 + 1) == 0


def test_findings_are_counted_in_both_reports():
    assert bench_links.findings_in('{"findings": [{}, {}]}') == 2
    assert bench_links.findings_in('{"error_map": {"a.html": [{}, {}, {}]}}') == 3
    assert bench_links.findings_in("no report") == -1
