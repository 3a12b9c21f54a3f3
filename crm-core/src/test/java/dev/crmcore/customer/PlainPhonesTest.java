package dev.crmcore.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPhonesTest {
  private static final long SEED = 20260301;
  private static final String[] PUNCTUATION = {"", "", "", " ", "-", ".", " (", ") "};

  private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
  private final PlainPhones plain = new PlainPhones(phones);

  @ParameterizedTest
  @ValueSource(strings = {"+4930901820", "+49 (30) 901-820", "+7 912 345-67-89", "+1.212.555.0100"})
  void theUsualFormsNeedNoParser(String raw) {
    assertThat(plain.form(raw)).isEqualTo("+" + raw.replaceAll("\\D", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "8 912 345-67-89", "+49 (0)30 901820", "+7 812 1", "+49 30 x 5"})
  void theOthersAreLeftToIt(String raw) {
    assertThat(plain.form(raw)).isNull();
  }

  @Test
  void anAnswerIsThatOfTheParser() throws NumberParseException {
    Random random = new Random(SEED);
    List<Integer> codes = new ArrayList<>(phones.getSupportedCallingCodes());
    int answered = 0;
    for (int i = 0; i < 100_000; i++) {
      String raw = number(random, codes.get(random.nextInt(codes.size())));
      String form = plain.form(raw);
      if (form != null) {
        PhoneNumber parsed = phones.parse(raw, "RU");
        assertThat(phones.isPossibleNumber(parsed)).as(raw).isTrue();
        assertThat(phones.format(parsed, PhoneNumberFormat.E164)).as(raw).isEqualTo(form);
        answered++;
      }
    }
    assertThat(answered).as("answers with seed " + SEED).isGreaterThan(20_000);
  }

  private static String number(Random random, int code) {
    StringBuilder raw = new StringBuilder("+").append(code);
    int length = 5 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      raw.append(PUNCTUATION[random.nextInt(PUNCTUATION.length)]).append(random.nextInt(10));
    }
    return raw.toString();
  }
}
