package io.culprit.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WhatIfTest {

    @Test
    void readsASettingHoweverItsCase_andSecondsWithTheirUnit() {
        assertThat(WhatIf.parse("maxrequestworkers=30")).isEqualTo(new WhatIf(Setting.MAX_REQUEST_WORKERS, 30));
        assertThat(WhatIf.parse("shutdown-timeout=10s")).isEqualTo(new WhatIf(Setting.SHUTDOWN_TIMEOUT, 10));
    }

    @Test
    void namesTheNearest_whenASettingIsMistyped() {
        assertThatThrownBy(() -> WhatIf.parse("maximum-request=500"))
                .hasMessageContaining("did you mean maximum-requests?");
    }

    @Test
    void refusesWhatIsNoNumber_andAServerWithoutWorkers() {
        assertThatThrownBy(() -> WhatIf.parse("maximum-requests=many")).hasMessageContaining("maximum-requests=10000");
        assertThatThrownBy(() -> WhatIf.parse("MaxRequestWorkers=0")).hasMessageContaining("at least 1");
    }
}
