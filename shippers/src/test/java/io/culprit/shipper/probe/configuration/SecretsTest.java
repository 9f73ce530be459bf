package io.culprit.shipper.probe.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SetEnv DB_PASSWORD \"hunter 2\"|SetEnv DB_PASSWORD ***",
                "SetEnv SECRET_KEY_BASE abc|SetEnv SECRET_KEY_BASE ***",
                "SetEnvIf Host ^a API_TOKEN=abc|SetEnvIf Host ^a API_TOKEN=***",
                "fastcgi_param  DATABASE_PASS  abc|fastcgi_param  DATABASE_PASS  ***",
                "proxy_set_header Authorization \"Basic abc\"|proxy_set_header Authorization ***",
                "RequestHeader set X-Api-Key abc|RequestHeader set X-Api-Key ***",
                "AuthLDAPBindPassword abc|AuthLDAPBindPassword ***",
                "SessionCryptoPassphrase abc|SessionCryptoPassphrase ***",
                "DBDParams \"host=db user=a password=abc\"|DBDParams \"host=db user=a password=***\"",
                "ProxyPass /a ajp://127.0.0.1:8009 secret=abc|ProxyPass /a ajp://127.0.0.1:8009 secret=***",
                "ProxyPass /a http://user:abc@10.0.0.1/|ProxyPass /a http://user:***@10.0.0.1/",
                "env[DB_PASSWORD] = abc|env[DB_PASSWORD] = ***",
                "mysqli.default_pw = abc|mysqli.default_pw = ***",
                "session.save_path = \"tcp://10.0.0.1:6379?auth=abc&timeout=2\"|session.save_path = \"tcp://10.0.0.1:6379?auth=***&timeout=2\"",
                "php_admin_value[mysqli.default_password] = abc|php_admin_value[mysqli.default_password] = ***",
                "Define DB_TOKEN abc|Define DB_TOKEN ***",
                "set $api_secret abc|set $api_secret ***"
            })
    void masksTheValue(String directive, String masked) {
        assertThat(Secrets.mask(directive)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KeepAlive On",
                "KeepAliveTimeout 5",
                "AuthUserFile /etc/apache2/.htpasswd",
                "SSLCertificateKeyFile /etc/ssl/private/a.key",
                "ssl_certificate_key /etc/ssl/a.key",
                "ssl_password_file /etc/keys",
                "SSLPassPhraseDialog exec:/usr/share/apache2/ask-for-passphrase",
                "PassEnv DB_PASSWORD",
                "ProxyPass /app http://127.0.0.1:8080/",
                "proxy_pass http://backend",
                "fastcgi_pass unix:/run/php/php8.2-fpm.sock",
                "proxy_cache_path /var/cache keys_zone=one:10m",
                "fastcgi_param HTTPS on",
                "session.cookie_secure = 1",
                "WSGIDaemonProcess deploy processes=2 maximum-requests=500",
                "LogFormat \"%h %l %u\" combined",
                "memory_limit = 128M"
            })
    void leavesTheRest(String directive) {
        assertThat(Secrets.mask(directive)).isEqualTo(directive);
    }

    @Test
    void staysFast_onHostileText() {
        String directive = "SetEnv " + "a=".repeat(200_000) + " " + "://a:".repeat(50_000);
        assertThat(Secrets.mask(directive)).isNotEmpty();
        assertThat(Secrets.mask("a".repeat(1_000_000))).hasSize(1_000_000);
    }
}
