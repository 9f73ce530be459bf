# The shipper alone, as it runs on every web host. Build from the project's root:
#   docker build -f ops/docker/shipper.Dockerfile -t culprit-shipper .

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
# No cache mount: Docker before 23 builds without BuildKit and refuses it.
RUN mvn -B -q -DskipTests -pl shippers -am package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10002 --create-home --home-dir /var/lib/culprit-shipper culprit
COPY --from=build /build/shippers/target/culprit-shipper.jar /opt/culprit/culprit-shipper.jar
USER culprit
WORKDIR /var/lib/culprit-shipper
# The registry: a shipper that starts anew goes on where the last one was.
VOLUME /var/lib/culprit-shipper
ENV LANG=C.UTF-8
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xms32m", "-Xmx96m", "-XX:NewSize=12m", "-XX:MaxNewSize=12m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25", "-XX:ReservedCodeCacheSize=32m", "-Xss384k", "-XX:Tier3InvocationThreshold=1000", "-XX:Tier3MinInvocationThreshold=500", "-XX:Tier3CompileThreshold=10000", "-XX:Tier4InvocationThreshold=200000", "-XX:Tier4MinInvocationThreshold=20000", "-XX:Tier4CompileThreshold=500000", "-XX:Tier4BackEdgeThreshold=1500000", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/culprit/culprit-shipper.jar"]
CMD ["--help"]
