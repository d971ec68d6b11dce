#!/bin/sh
# migrate from outside of the cluster, driver in a pod of its own: ./spark-submit.sh K8S_API NAMESPACE
# The exit code is spark-submit's, which does not know Sluice's: look at the pod's, or use job-migrate.yaml.
set -eu
api=${1:?URL of the Kubernetes API, such as https://10.0.0.1:6443}
namespace=${2:?namespace}
image=registry.example/sluice:0.1.0

exec "${SPARK_HOME:?folder of a Spark 3.5}/bin/spark-submit" \
  --master "k8s://$api" \
  --deploy-mode cluster \
  --name sluice-migrate \
  --class dev.sluice.pipelines.Main \
  --driver-memory 1g \
  --executor-memory 1g \
  --executor-cores 4 \
  --num-executors 4 \
  --conf spark.kubernetes.namespace="$namespace" \
  --conf spark.kubernetes.container.image="$image" \
  --conf spark.kubernetes.authenticate.driver.serviceAccountName=sluice \
  --conf spark.kubernetes.executor.request.cores=2 \
  --conf spark.kubernetes.driver.secrets.sluice=/run/secrets/sluice \
  --conf spark.kubernetes.driver.podTemplateFile="$(dirname "$0")/driver-pod.yaml" \
  local:///opt/sluice/sluice.jar \
  migrate --config=/etc/sluice/sluice.properties --sourceTable=shop.orders --targetTable=public.orders
