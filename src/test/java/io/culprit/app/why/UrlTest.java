package io.culprit.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlTest {

    @Test
    void takesThePathOfAWholeUrl() {
        assertThat(Url.parse("https://www.example.test/cart?item=3#top")).isEqualTo(new Url("/cart", "item=3"));
        assertThat(Url.parse("cart")).isEqualTo(new Url("/cart", ""));
        assertThat(Url.parse("https://www.example.test")).isEqualTo(new Url("/", ""));
    }
}
