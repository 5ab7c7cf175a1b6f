# SPDX-License-Identifier: Apache-2.0
"""Holds the pod in each Knative-shaped Service of the files named against Kubernetes' schema of a pod, strictly."""

import sys

import kubernetes_validate
import yaml

REVISION_ONLY = {"containerConcurrency", "timeoutSeconds"}  # of Knative's RevisionSpec, beside the fields of a PodSpec


def completed(container):
    """The container with what Knative fills in: its name, and the port of a probe."""
    whole = {"name": "sluice", **container}
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        if "httpGet" in whole.get(probe, {}):
            whole[probe] = {**whole[probe], "httpGet": {"port": 8080, **whole[probe]["httpGet"]}}
    return whole


def pods(path):
    with open(path, encoding="utf-8") as file:
        for document in yaml.safe_load_all(file):
            if document["kind"] == "Service":
                spec = document["spec"]["template"]["spec"]
                containers = [completed(container) for container in spec["containers"]]
                yield {
                    "apiVersion": "v1",
                    "kind": "Pod",
                    "metadata": {"name": document["metadata"]["name"]},
                    "spec": {**{k: v for k, v in spec.items() if k not in REVISION_ONLY}, "containers": containers},
                }


for name in sys.argv[1:]:
    found = list(pods(name))
    if not found:
        sys.exit(f"{name}: there is no Service in it")
    for pod in found:
        kubernetes_validate.validate(pod, "1.37", strict=True)
    print(f"{name}: its pod is valid against Kubernetes' schema")
