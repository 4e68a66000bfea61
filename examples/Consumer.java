import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints one line a quote: who, what, how sure, where.
 *
 * <pre>java -cp KAFKA_CLIENTS_AND_JACKSON examples/Consumer.java [BROKERS [TOPIC [GROUP]]]</pre>
 *
 * Java 17 runs it as it is, without a build. An event may be printed twice after a crash; none is lost.
 */
public final class Consumer {
    private static final String QUOTE_TYPE = "quotetape.quote.v1";
    private static final int REMEMBERED = 100_000; // ids: a repeat follows its first within seconds

    // The fields that this program uses. Whatever else an event has, today or in a later release, is ignored.

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Quote(String kind, String text, Speaker speaker, double confidence, Article article) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Speaker(String name, String affiliation) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Article(String id, String url) {}

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    public static void main(String[] arguments) throws IOException {
        String brokers = arguments.length > 0 ? arguments[0] : "localhost:9092";
        String topic = arguments.length > 1 ? arguments[1] : "news.quotes.v1";
        String group = arguments.length > 2 ? arguments[2] : "quotetape-java";
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers,
                "group.id", group,
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false,
                "allow.auto.create.topics", false,
                "isolation.level", "read_committed"); // for workers that run with exactly_once
        new Consumer().follow(settings, topic);
    }

    /** Prints what comes until Ctrl-C or SIGTERM; offsets are committed after the lines are out. */
    private void follow(Map<String, Object> settings, String topic) throws IOException {
        Thread main = Thread.currentThread();
        try (var kafka = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kafka.wakeup();
                try {
                    main.join(10_000); // while it leaves its group, so that others need not wait for it
                } catch (InterruptedException ignored) {
                    Thread.currentThread().interrupt();
                }
            }));
            kafka.subscribe(List.of(topic));
            try {
                while (true) {
                    for (ConsumerRecord<byte[], byte[]> record : kafka.poll(Duration.ofSeconds(1))) {
                        if (isNewQuote(record)) {
                            out.println(line(json.readValue(record.value(), Quote.class)));
                        }
                    }
                    kafka.commitSync();
                }
            } catch (WakeupException ended) { // out of poll() or commitSync(): all lines are out
                kafka.commitSync();
            }
        }
    }

    /** Whether a record is a quote, which other types of event on the topic are not, and has not come before. */
    private boolean isNewQuote(ConsumerRecord<byte[], byte[]> record) {
        return QUOTE_TYPE.equals(header(record, "ce_type")) && seen.add(header(record, "ce_id"));
    }

    /** A header's text; null if the record has none of that name. */
    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header found = record.headers().lastHeader(name);
        return found == null ? null : new String(found.value(), StandardCharsets.UTF_8);
    }

    private static String line(Quote quote) {
        Speaker speaker = quote.speaker();
        String who = speaker == null || speaker.name() == null ? "somebody" : speaker.name();
        String company = speaker == null || speaker.affiliation() == null ? "" : " (" + speaker.affiliation() + ")";
        String words = quote.kind().equals("direct") ? '"' + quote.text() + '"' : quote.text();
        Article article = quote.article();
        String where = article.url() == null ? article.id() : article.url();
        String line = String.format(Locale.ROOT, "%s%s: %s [%.2f] %s", who, company, words, quote.confidence(), where);
        // The words are an outsider's: what could start a new line, or command a terminal, becomes a space.
        return line.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ");
    }
}
