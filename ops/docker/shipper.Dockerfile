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
ENV MALLOC_ARENA_MAX=1
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xms40m", "-Xmx96m", "-XX:NewSize=20m", "-XX:MaxNewSize=20m", "-XX:ReservedCodeCacheSize=32m", "-Xss384k", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/culprit/culprit-shipper.jar"]
CMD ["--help"]
