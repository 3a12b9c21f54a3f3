package dev.crmcore.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.exchange.ImportError;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VcardFilesTest {
  private final Desk desk = new Desk();

  private ImportReport run(String cards) {
    return desk.run("contacts.vcf", cards.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCardOfAPersonIsReadWithAllItsValues() {
    ImportReport report =
        run(
            """
            BEGIN:VCARD
            VERSION:3.0
            UID:urn:uuid:c-1
            N:Doe;Jane;Q.;Dr.;
            FN:Dr. Jane Doe
            ORG:Acme;Research
            TITLE:Chemist
            BDAY:1990-02-03
            TEL;TYPE=CELL:+15550100
            TEL;TYPE=WORK,VOICE,PREF:+15550101
            EMAIL;TYPE=INTERNET,HOME:jane@example.com
            item1.EMAIL:jd@example.com
            item1.X-ABLabel:_$!<Other>!$_
            item2.URL:https://jane.example
            item2.X-ABLabel:Дом. страница
            ADR;TYPE=HOME:;Flat 2;Main St 1;Springfield;IL;62701;USA
            ADR;TYPE=WORK:;;Lab Rd 5;Shelbyville;;;USA
            NOTE:Long note that goes on
              and on\\nwith a second line
            CATEGORIES:vip,a\\,b
            X-SOCIALPROFILE;TYPE=twitter:https://twitter.example/jane
            IMPP:xmpp:jane@example.com
            PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQEAYABgAAD
             AAAA//8AAAAA
            END:VCARD
            """);

    assertThat(report.errors()).isEmpty();
    Person jane = (Person) desk.get("c-1");
    assertThat(jane.givenName()).isEqualTo("Jane");
    assertThat(jane.middleName()).isEqualTo("Q.");
    assertThat(jane.familyName()).isEqualTo("Doe");
    assertThat(jane.salutation()).isEqualTo("Dr.");
    assertThat(jane.jobTitle()).isEqualTo("Chemist");
    assertThat(jane.birthDate()).isEqualTo(LocalDate.of(1990, 2, 3));
    assertThat(jane.profile().notes())
        .isEqualTo("Long note that goes on and on\nwith a second line");
    assertThat(jane.tags()).containsExactly("a,b", "vip");
    assertThat(jane.contactPoints())
        .extracting(
            ContactPoint::kind, ContactPoint::raw, ContactPoint::label, ContactPoint::primary)
        .containsExactlyInAnyOrder(
            tuple(ContactKind.EMAIL, "jane@example.com", "home", false),
            tuple(ContactKind.EMAIL, "jd@example.com", "other", false),
            tuple(ContactKind.PHONE, "+15550100", "cell", false),
            tuple(ContactKind.PHONE, "+15550101", "work", true),
            tuple(ContactKind.WEB, "https://jane.example", "Дом. страница", false),
            tuple(ContactKind.MESSENGER, "xmpp:jane@example.com", null, false),
            tuple(ContactKind.SOCIAL, "https://twitter.example/jane", "twitter", false));
    assertThat(jane.addresses()).hasSize(2);
    assertThat(jane.addresses().get(0).street()).isEqualTo("Main St 1, Flat 2");
    assertThat(jane.addresses().get(0).label()).isEqualTo("home");
    assertThat(desk.all()).hasAtLeastOneElementOfType(Organization.class);
  }

  @Test
  void companiesAndNamesInOnePieceAreTold() {
    run(
        """
        BEGIN:VCARD
        VERSION:4.0
        KIND:org
        UID:o-1
        FN:Acme GmbH
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        UID:p-1
        FN:Иванова Анна
        BDAY:--0415
        END:VCARD
        """);

    assertThat(((Organization) desk.get("o-1")).legalName()).isEqualTo("Acme GmbH");
    assertThat(((Person) desk.get("p-1")).familyName()).isEqualTo("Иванова");
  }

  @Test
  void oldCardsInQuotedPrintableAreRead() {
    run(
        """
        BEGIN:VCARD
        VERSION:2.1
        UID:q-1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2;=D0=9F=D1=91=D1=82=D1=80;;;
        TEL;CELL:89123456789
        END:VCARD
        """);

    assertThat(((Person) desk.get("q-1")).familyName()).isEqualTo("Иванов");
    assertThat(((Person) desk.get("q-1")).givenName()).isEqualTo("Пётр");
  }

  @Test
  void aCardWithoutAnEndCostsItselfAlone() {
    ImportReport report =
        run(
            """
            BEGIN:VCARD
            UID:1
            N:A;;;;
            END:VCARD

            stray
            BEGIN:VCARD
            UID:2
            N:B;;;;
            BEGIN:VCARD
            UID:3
            N:C;;;;
            END:VCARD
            BEGIN:VCARD
            UID:4
            N:D;;;;
            """);

    assertThat(report.errors())
        .extracting(ImportError::line, ImportError::code)
        .containsExactly(tuple(6L, "E_SYNTAX"), tuple(7L, "E_SYNTAX"), tuple(14L, "E_SYNTAX"));
    assertThat(report.created()).isEqualTo(2);
  }

  @Test
  void whatIsNoCardIsRefused() {
    assertThat(desk.refused("x.vcf", new byte[0]).code()).isEqualTo("E_EMPTY");
    assertThat(desk.refused("x.vcf", "text".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("E_SYNTAX");
  }

  @Test
  void anotherCharsetIsNamedAndThenDeclared() {
    byte[] card =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Чайкин;Пётр;;;\r\nEND:VCARD\r\n"
            .getBytes(Charset.forName("windows-1251"));

    assertThat(desk.refused("x.vcf", card).code()).isEqualTo("E_ENCODING");
    desk.session.imports().run(ImportSource.of("x.vcf", card), Desk.SHOP.charset("windows-1251"));
    assertThat(((Person) desk.get("1")).familyName()).isEqualTo("Чайкин");
  }

  @Test
  void hugePicturesArePassedOverAndHugeCardsRejected() {
    String picture =
        ("PHOTO;ENCODING=b:" + "A".repeat(5_000_000) + "\r\n " + "B".repeat(100) + "\r\n");
    ImportReport report =
        run(
            "BEGIN:VCARD\r\nUID:1\r\nN:A;;;;\r\n"
                + picture
                + "END:VCARD\r\nBEGIN:VCARD\r\nUID:2\r\nN:B;;;;\r\nNOTE:"
                + "x".repeat(1_100_000)
                + "\r\nEND:VCARD\r\nBEGIN:VCARD\r\nUID:3\r\nN:C;;;;\r\nEND:VCARD\r\n");

    assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_LIMIT_LENGTH");
    assertThat(report.created()).isEqualTo(2);
  }

  @Test
  void controlCharactersNeverEnter() {
    ImportReport report =
        run(
            """
            BEGIN:VCARD
            UID:1
            N:A\0;;;;
            END:VCARD
            BEGIN:VCARD
            UID:2
            N:B;;;;
            CATEGORIES:x\0y
            END:VCARD
            """);

    assertThat(report.errors())
        .extracting(ImportError::code)
        .containsExactly("E_CONTROL_CHAR", "E_CONTROL_CHAR");
    assertThat(desk.all()).extracting(Customer::displayName).isEmpty();
  }
}
