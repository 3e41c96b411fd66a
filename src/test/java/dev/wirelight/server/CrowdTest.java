package dev.wirelight.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CrowdTest {
    private static final ServerLimits LIMITS = ServerLimits.DEFAULT.withConnections(60);

    private final Crowd crowd = new Crowd();

    private void enter(String host, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(crowd.enter(host, LIMITS)).isEmpty();
        }
    }

    @Test
    void oneComputerOfTheClassCannotTakeAllPlaces() {
        enter("10.0.0.7", 50);
        assertThat(crowd.enter("10.0.0.7", LIMITS)).hasValueSatisfying(
                why -> assertThat(why).startsWith("From 10.0.0.7 50 connections are open, and no other computer may have more"));
        enter("10.0.0.8", 1);
    }

    @Test
    void whoLeavesMakesRoom() {
        enter("10.0.0.7", 50);
        crowd.leave("10.0.0.7");
        enter("10.0.0.7", 1);
        assertThat(crowd.enter("10.0.0.7", LIMITS)).isPresent();
    }

    @Test
    void thisComputerMayTakeAllThereAre() {
        enter("127.0.0.1", 30);
        enter("::1", 30);
        assertThat(crowd.enter("127.0.0.1", LIMITS)).contains("The lab is full: 60 connections are open.");
        assertThat(crowd.enter("10.0.0.7", LIMITS)).contains("The lab is full: 60 connections are open.");
    }
}
