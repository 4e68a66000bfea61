import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints one line a quote: who, what, how sure, where, its id; and one when it is withdrawn: why, and which.
 *
 * <pre>java -cp KAFKA_CLIENTS_AND_JACKSON examples/Consumer.java [BROKERS [TOPIC [GROUP [WORKER_GROUP]]]]</pre>
 *
 * Java 17 runs it as it is, without a build. Of the records of a quote's id, those of one group of workers, the one with
 * the highest ce_sequence is the truth. After a crash or a start a quote may be printed twice; none is lost.
 */
public final class Consumer {
    private static final String QUOTE_TYPE = "quotetape.quote.v1";
    private static final String WITHDRAWN_TYPE = "quotetape.quote-withdrawn.v1";
    private static final int REMEMBERED = 100_000; // ids; keep them in your database to know them after a start too

    // The fields that this program uses. Whatever else an event has, today or in a later release, is ignored.

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Quote(String id, String kind, String text, Speaker speaker, double confidence, Article article) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Withdrawal(String id, @JsonProperty("withdrawn_because") String because, Article article) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Speaker(String name, String affiliation) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Article(String id, String url) {}

    /** The latest word on a quote; sequences have leading zeros, so their order is that of text. */
    record Latest(String sequence, boolean stands) {}

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Map<String, Latest> latest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Latest> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final String workerGroup;

    private Consumer(String workerGroup) {
        this.workerGroup = workerGroup;
    }

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
        new Consumer(arguments.length > 3 ? arguments[3] : "quotetape").follow(settings, topic);
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
                        take(record);
                    }
                    kafka.commitSync();
                }
            } catch (WakeupException ended) { // out of poll() or commitSync(): all lines are out
                kafka.commitSync();
            }
        }
    }

    /** Prints what a record says, if that is new; other types of event and other groups' are left alone. */
    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String type = header(record, "ce_type");
        if (!workerGroup.equals(header(record, "quotetape.group"))) {
            return; // of a backfill, say, which has a truth of its own
        }
        if (QUOTE_TYPE.equals(type)) {
            Quote quote = json.readValue(record.value(), Quote.class);
            if (changes(quote.id(), header(record, "ce_sequence"), true)) {
                out.println(line(quote));
            }
        } else if (WITHDRAWN_TYPE.equals(type)) {
            Withdrawal gone = json.readValue(record.value(), Withdrawal.class);
            if (changes(gone.id(), header(record, "ce_sequence"), false)) {
                out.println(oneLine("withdrawn, " + gone.because() + ": " + gone.id() + " of " + gone.article().id()));
            }
        }
    }

    /** Whether it is new that the quote of this id stands, or does not; a word from before a later one is not. */
    private boolean changes(String id, String sequence, boolean stands) {
        Latest known = latest.get(id);
        if (known != null && known.sequence().compareTo(sequence) > 0) {
            return false;
        }
        latest.put(id, new Latest(sequence, stands));
        return known == null || known.stands() != stands;
    }

    /** A header's text; null if the record has none of that name, or one without a value. */
    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header found = record.headers().lastHeader(name);
        return found == null || found.value() == null ? null : new String(found.value(), StandardCharsets.UTF_8);
    }

    private static String line(Quote quote) {
        Speaker speaker = quote.speaker();
        String who = speaker == null || speaker.name() == null ? "somebody" : speaker.name();
        String company = speaker == null || speaker.affiliation() == null ? "" : " (" + speaker.affiliation() + ")";
        String words = quote.kind().equals("direct") ? '"' + quote.text() + '"' : quote.text();
        Article article = quote.article();
        String where = article.url() == null ? article.id() : article.url();
        return oneLine(String.format(
                Locale.ROOT, "%s%s: %s [%.2f] %s %s", who, company, words, quote.confidence(), where, quote.id()));
    }

    /** The words are an outsider's: what could start a new line, or command a terminal, becomes a space. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ");
    }
}
