# The application: correlate, alerts, topics, replay. Build from the project's root:
#   docker build -f ops/docker/culprit.Dockerfile -t culprit .

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
# No cache mount: Docker before 23 builds without BuildKit and refuses it.
RUN mvn -B -q -DskipTests -pl src -am package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/culprit culprit
COPY --from=build /build/src/target/culprit.jar /opt/culprit/culprit.jar
USER culprit
WORKDIR /var/lib/culprit
VOLUME /var/lib/culprit
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/opt/culprit/culprit.jar"]
CMD ["--help"]
