package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.testkit.RecordFormatContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

class JsonFormatContractTest {
  @Nested
  class Lines extends Contract {
    Lines() {
      super("", "\n", "\n");
    }
  }

  @Nested
  class Document extends Contract {
    Document() {
      super("[", ",\n", "]");
    }
  }

  abstract static class Contract extends RecordFormatContract {
    private final String before;
    private final String between;
    private final String after;

    Contract(String before, String between, String after) {
      this.before = before;
      this.between = between;
      this.after = after;
    }

    @Override
    protected RecordFormat format() {
      return new JsonFormat(CustomerFields.TYPE, new EntityJson());
    }

    @Override
    protected byte[] file(List<String> familyNames, List<String> emails) {
      List<String> objects = new ArrayList<>();
      for (int i = 0; i < familyNames.size(); i++) {
        objects.add(
            "{\"last_name\":\"%s\",\"email\":\"%s\"}"
                .formatted(familyNames.get(i).replace("\"", "\\\""), emails.get(i)));
      }
      return bytes(objects);
    }

    @Override
    protected byte[] fileWithOneBadRecord() {
      return bytes(List.of("{\"last_name\":\"A\"}", "[\"B\"]", "{\"last_name\":\"C\"}"));
    }

    private byte[] bytes(List<String> objects) {
      return (before + String.join(between, objects) + after).getBytes(StandardCharsets.UTF_8);
    }
  }
}
