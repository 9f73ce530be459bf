package io.culprit.shipper.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.settings.InputSetting;
import io.culprit.shipper.spool.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCopyTest {

    @TempDir
    private Path folder;

    private String spooled() throws IOException {
        Path file = folder.resolve("spool");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private BoundedSpool spool(long mostWaiting) throws IOException {
        return new BoundedSpool(new Spool(folder.resolve("spool"), 1_000, 3), mostWaiting);
    }

    @Test
    void passesLinesOnAsTheyCome_andTheUnfinishedOneAtTheEnd() throws Exception {
        BoundedSpool spool = spool(1_000);
        try (PipedInputStream in = new PipedInputStream()) {
            Thread copying = new Thread(() -> {
                try {
                    LineCopy.copy(in, spool, () -> {});
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (PipedOutputStream out = new PipedOutputStream(in)) {
                copying.start();
                out.write("one\ntw".getBytes(UTF_8));
                out.flush();
                await().until(() -> spooled().equals("one\n"));
                out.write("o\nthree".getBytes(UTF_8));
            }
            copying.join();
        }

        assertThat(spooled()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void stopsReading_whileTheBrokersTakeNothing() throws Exception {
        BoundedSpool spool = spool(5);
        spool.add("123456\n".getBytes(UTF_8));
        Thread copying = new Thread(() -> {
            try {
                LineCopy.copy(new ByteArrayInputStream("more\n".getBytes(UTF_8)), spool, () -> {});
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        copying.start();

        await().until(() -> copying.getState() == Thread.State.WAITING);
        assertThat(spooled()).isEqualTo("123456\n");

        spool.told(0);
        copying.join();
        assertThat(spooled()).isEqualTo("123456\nmore\n");
    }

    @Test
    void goesOnInAFileOfItsOwn_whenStartedAnew() throws Exception {
        Files.writeString(folder.resolve("stdin.log"), "of yesterday\n");
        InputSetting setting = new InputSetting(new Naming("shop", "web-1", Optional.empty()), Optional.empty());
        StandardInput input =
                new StandardInput(setting, new ByteArrayInputStream("of today\n".getBytes(UTF_8)), folder);
        input.run();

        assertThat(input.ended()).isTrue();
        assertThat(Files.readString(folder.resolve("stdin.log"))).isEqualTo("of today\n");
        assertThat(Files.readString(folder.resolve("stdin.log.1"))).isEqualTo("of yesterday\n");
    }

    @Test
    void dropsTheOldestOfItsFiles_whenThereAreTooMany() throws Exception {
        Spool spool = new Spool(folder.resolve("spool"), 1, 2);
        for (String line : new String[] {"aa\n", "bb\n", "cc\n", "dd\n"}) {
            spool.add(line.getBytes(UTF_8));
        }

        assertThat(spool.files()).extracting(file -> Files.readString(file)).containsExactly("dd\n", "cc\n", "bb\n");
        assertThat(spool.bytes()).isEqualTo(9);
    }
}
