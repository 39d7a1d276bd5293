"""What the service says of itself in Prometheus' text format."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from autograder.serving.service import Service

_BOUNDS = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)


class _Collector:
    """Looks when it is asked; nothing is counted twice."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[Metric]:
        states = GaugeMetricFamily("autograder_attempts", "Attempts by what has become of them.", labels=["state"])
        for state, number in self._service.attempts.counted().items():
            states.add_metric([state.value], number)
        yield states
        yield GaugeMetricFamily("autograder_workers", "How many attempts can be graded at a time.", value=self._service.workers)
        yield GaugeMetricFamily("autograder_workers_busy", "How many workers grade.", value=self._service.busy)
        yield GaugeMetricFamily(
            "autograder_trouble", "Whether something keeps results from being written.", value=bool(self._service.trouble)
        )


class Measures:
    """Of one service, for whoever scrapes it."""

    def __init__(self, service: Service) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Collector(service))
        self.seconds = Histogram("autograder_feedback_seconds", "From hand-in to feedback.", registry=self._registry, buckets=_BOUNDS)

    def text(self) -> bytes:
        return generate_latest(self._registry)
