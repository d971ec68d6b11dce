package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JSON's arrays in columns of PostgreSQL's arrays. */
@Timeout(180)
class JsonArraysIT {
  @TempDir private Path folder;

  @Test
  void arraysAreStoredAndBadElementsAreNamed() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TYPE mood AS ENUM ('fine', 'so so')");
    stream.sql(
        "CREATE TABLE t (id int PRIMARY KEY, n int[], grid int[][], d numeric[], b bool[], s text[],"
            + " at timestamptz[], day date[], ref uuid[], raw bytea[], j jsonb[], m mood[], f float8[])");
    stream.send(
        0,
        """
        {"id":1,"n":[1,null,-3],"grid":[[1,2],[3,4]],"d":[1.50,"-0.1"],"b":[true,false],\
        "s":["a","say \\"hi\\"","back\\\\slash","{,}","","NULL",null,"line\\nend","ä😀"],\
        "at":["2024-02-29T12:30:00.5Z"],"day":["2024-02-29"],\
        "ref":["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],"raw":["\\\\x00ff"],\
        "j":[{"a":"b\\"c"},[1,2],"x",null],"m":["so so"],"f":["NaN",1e300]}""",
        "{\"id\":2,\"n\":[],\"grid\":[[],[]],\"s\":null}",
        "{\"id\":3,\"n\":7}",
        "{\"id\":4,\"n\":[1,\"x\"]}",
        "{\"id\":5,\"grid\":[[1,2],[3]]}",
        "{\"id\":6,\"m\":[\"angry\"]}");

    Result result = stream.run("t", "--runner=DirectRunner");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(result.output()).contains("6 read = 2 loaded + 4 rejected");
    assertThat(
            stream.texts(
                "SELECT concat_ws('|', n, grid, d, b, at[1] AT TIME ZONE 'UTC', day, ref, raw, m, f)"
                    + " FROM t ORDER BY id"))
        .containsExactly(
            "{1,NULL,-3}|{{1,2},{3,4}}|{1.50,-0.1}|{t,f}|2024-02-29 12:30:00.5|{2024-02-29}|"
                + "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}|{\"\\\\x00ff\"}|{\"so so\"}|{NaN,1e+300}",
            "{}|{}");
    assertThat(stream.texts("SELECT to_json(unnest(s))::text FROM t WHERE id = 1"))
        .containsExactly(
            "\"a\"",
            "\"say \\\"hi\\\"\"",
            "\"back\\\\slash\"",
            "\"{,}\"",
            "\"\"",
            "\"NULL\"",
            "null",
            "\"line\\nend\"",
            "\"ä😀\"");
    assertThat(stream.texts("SELECT unnest(j)::text FROM t WHERE id = 1"))
        .containsExactly("{\"a\": \"b\\\"c\"}", "[1, 2]", "\"x\"", "null");
    assertThat(
            stream.texts(
                "SELECT column_name || ' ' || message FROM sluice.reject ORDER BY position"))
        .containsExactly(
            "n \"7\" is no int4[]: expected a JSON array",
            "n element [1]: \"x\" is no int4: expected a whole number from -2147483648 to 2147483647",
            "grid element [1]: has 1 elements, expected 2 as the one before",
            "m invalid input value for enum mood: \"angry\"");
  }
}
