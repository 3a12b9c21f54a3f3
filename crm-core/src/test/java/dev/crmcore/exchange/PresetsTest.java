package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportPlan.KnownLayout;
import dev.crmcore.exchange.MappedColumns.Column;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {
  private final Desk desk = new Desk();

  static List<String> names() {
    return Presets.NAMES;
  }

  /** Runs a file in the layout of a system and returns the one customer whose family it names. */
  private Customer imported(String preset, String... lines) {
    ImportReport report = desk.imports.run(Desk.csv(lines), Desk.SHOP);

    assertThat(report.errors()).isEmpty();
    assertThat(report.plan().preset()).extracting(KnownLayout::name).isEqualTo(preset);
    assertThat(report.created()).isEqualTo(1);
    return desk.all().stream()
        .filter(one -> one instanceof Person || desk.all().size() == 1)
        .findFirst()
        .orElseThrow();
  }

  private static void assertPoints(Customer customer, String... labelled) {
    assertThat(customer.contactPoints())
        .extracting(PresetsTest::shown)
        .containsExactlyInAnyOrder(labelled);
  }

  private static String shown(ContactPoint point) {
    return Optional.ofNullable(point.label()).orElse("") + " " + point.raw();
  }

  private static void assertAddress(Customer customer, String... parts) {
    PostalAddress address = customer.addresses().get(0);
    assertThat(
            new String[] {
              address.street(),
              address.city(),
              address.region(),
              address.postalCode(),
              address.country()
            })
        .containsExactly(parts);
  }

  private Organization company() {
    return desk.all().stream()
        .filter(Organization.class::isInstance)
        .map(Organization.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String owner(Customer customer) {
    return customer.owners().getOrDefault(OwnerAssignment.GENERAL, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outlook-en",
        "outlook-de",
        "outlook-ru",
        "google",
        "google-old",
        "zoho",
        "amocrm-ru",
        "salesforce-contacts",
        "salesforce-accounts",
        "salesforce-leads"
      })
  void theWholeHeaderOfAnExportIsKnown(String name) throws IOException {
    byte[] header =
        requireNonNull(getClass().getResourceAsStream("exports/" + name + ".csv")).readAllBytes();
    ImportSource file = Desk.text(name + ".csv", new String(header, StandardCharsets.UTF_8));

    KnownLayout layout = requireNonNull(desk.imports.plan(file, Desk.SHOP).preset());

    assertThat(layout.name()).isEqualTo(name);
    assertThat(layout.confidence()).isGreaterThan(0.85);
  }

  @Test
  void ownFieldsOfAnOrganisationDoNotHideWhoWroteAFile() {
    String own = ",own field 1,own field 2,own field 3,own field 4,own field 5";
    ImportSource file =
        Desk.csv("Record ID,First Name,Email,Contact owner" + own, "1,Ada,ada@example.com,,,,,,");

    assertThat(requireNonNull(desk.imports.plan(file, Desk.SHOP).preset()).name())
        .isEqualTo("hubspot");
  }

  @Test
  void headersThatAnybodyUsesAreNobodys() {
    ImportSource file =
        Desk.csv("Record ID,Customer ID,Email,Phone Number", "1,7,ada@example.com,+447700900001");

    assertThat(desk.imports.plan(file, Desk.SHOP).preset()).isNull();
  }

  @Test
  void salesforceReportOfContacts() {
    Person ada =
        (Person)
            imported(
                "salesforce-contacts-report",
                "Contact ID,First Name,Last Name,Title,Account Name,Email,Mobile,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Contact Owner,Created Date",
                "003A,Ada,Byron,Analyst,Engines Ltd,ada@example.com,+447700900001,1 Lane,London,LDN,N1 1AA,UK,kim,2026-01-02");

    assertThat(List.of(ada.givenName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "Byron", "Analyst");
    assertThat(owner(ada)).isEqualTo("kim");
    assertPoints(ada, " ada@example.com", "mobile +447700900001");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyColumnOfAPresetHasADestinationThatExists(String name) {
    Preset preset = Presets.named(name);
    List<String> header =
        preset.mapping().entries().stream().flatMap(one -> one.columns().stream()).toList();

    MappedColumns mapped =
        HeaderMapping.map(
            new CustomerTargets(CustomerFields.TYPE, new Conversions(null)),
            header,
            new ColumnSamples(header.stream().map(column -> List.<String>of()).toList()),
            ImportMapping.to(ImportTarget.CUSTOMERS),
            preset,
            2);

    assertThat(header).doesNotHaveDuplicates();
    assertThat(header).extracting(Headers::normal).containsAll(normal(preset.recognisedBy()));
    assertThat(mapped.columns()).extracting(Column::reason).doesNotContain("the header");
    assertThat(Presets.recognised(header).orElseThrow().preset().name()).isEqualTo(name);
  }

  private static List<String> normal(List<String> headers) {
    return headers.stream().map(Headers::normal).toList();
  }

  @Test
  void hubspot() {
    Person ada =
        (Person)
            imported(
                "hubspot",
                "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Company Name,Job Title,Lifecycle Stage,Lead Status,Street Address,City,State/Region,Postal Code,Country/Region,Website URL,Create Date",
                "501,Ada,Byron,ada@example.com,+442079460001,+447700900001,kim,Engines Ltd,Analyst,Lead,New,1 Lane,London,LDN,N1 1AA,UK,example.com,2026-01-02 10:00");

    assertThat(ada.externalIds()).extracting("value").containsExactly("501");
    assertThat(List.of(ada.givenName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "Byron", "Analyst");
    assertPoints(ada, " ada@example.com", " +442079460001", "mobile +447700900001", " example.com");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(owner(ada)).isEqualTo("kim");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @Test
  void salesforceContacts() {
    Person ada =
        (Person)
            imported(
                "salesforce-contacts",
                "Id,IsDeleted,AccountId,LastName,FirstName,Salutation,Name,MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry,Phone,Fax,MobilePhone,HomePhone,Email,Title,Birthdate,LeadSource,Description,OwnerId,CreatedDate",
                "003A,false,001A,Byron,Ada,Ms.,Ada Byron,1 Lane,London,LDN,N1 1AA,UK,+442079460001,1,+447700900001,+442079460002,ada@example.com,Analyst,1815-12-10,Web,Likes numbers,005A,2026-01-02");

    assertThat(ada.externalIds()).extracting("value").containsExactly("003A");
    assertThat(List.of(ada.givenName(), ada.familyName(), ada.salutation(), ada.jobTitle()))
        .containsExactly("Ada", "Byron", "Ms.", "Analyst");
    assertThat(ada.birthDate()).isEqualTo("1815-12-10");
    assertThat(ada.profile().source()).isEqualTo("Web");
    assertThat(ada.profile().notes()).isEqualTo("Likes numbers");
    assertPoints(
        ada,
        " ada@example.com",
        "work +442079460001",
        "mobile +447700900001",
        "home +442079460002");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
  }

  @Test
  void salesforceAccounts() {
    Organization company =
        (Organization)
            imported(
                "salesforce-accounts",
                "Id,IsDeleted,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,Phone,Fax,AccountNumber,Website,Industry,Description,OwnerId",
                "001A,false,Engines Ltd,Customer,,1 Lane,London,LDN,N1 1AA,UK,+442079460001,1,A-7,example.com,Machinery,Brass,005A");

    assertThat(company.legalName()).isEqualTo("Engines Ltd");
    assertThat(company.industry()).isEqualTo("Machinery");
    assertThat(company.externalIds()).extracting("value").contains("001A", "A-7");
    assertThat(company.profile().notes()).isEqualTo("Brass");
    assertPoints(company, "work +442079460001", " example.com");
    assertAddress(company, "1 Lane", "London", "LDN", "N1 1AA", "UK");
  }

  @Test
  void salesforceLeads() {
    Person ada =
        (Person)
            imported(
                "salesforce-leads",
                "Id,LastName,FirstName,Salutation,Name,Title,Company,Street,City,State,PostalCode,Country,Phone,MobilePhone,Email,Website,Description,LeadSource,Status,Industry,Rating,OwnerId,IsConverted",
                "00QA,Byron,Ada,Ms.,Ada Byron,Analyst,Engines Ltd,1 Lane,London,LDN,N1 1AA,UK,+442079460001,+447700900001,ada@example.com,example.com,Brass,Web,Open,Machinery,Hot,005A,false");

    assertThat(List.of(ada.givenName(), ada.familyName(), ada.salutation(), ada.jobTitle()))
        .containsExactly("Ada", "Byron", "Ms.", "Analyst");
    assertPoints(
        ada, " ada@example.com", "work +442079460001", "mobile +447700900001", " example.com");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
    assertThat(company().industry()).isEqualTo("Machinery");
  }

  @Test
  void bitrix24InRussian() {
    Person yana =
        (Person)
            imported(
                "bitrix24-ru",
                "ID;Обращение;Имя;Фамилия;Отчество;Имя, Фамилия;Дата рождения;Компания;Ответственный;Рабочий телефон;Мобильный телефон;Номер факса;Домашний телефон;Телефон для рассылок;Другой телефон;Корпоративный сайт;Рабочий e-mail;Частный e-mail;E-mail для рассылок;Контакт Telegram;Должность;Комментарий;Тип контакта;Источник",
                "17;Г-жа;Яна;Чайкина;Олеговна;Яна Чайкина;17.05.1990;ООО Ромашка;Петров;+74951234567;+79121234567;1;+74951234568;;;example.ru;y@example.ru;home@example.ru;;yana;Директор;Звонить утром;Клиент;Выставка");

    assertThat(List.of(yana.givenName(), yana.middleName(), yana.familyName(), yana.jobTitle()))
        .containsExactly("Яна", "Олеговна", "Чайкина", "Директор");
    assertThat(yana.birthDate()).isEqualTo("1990-05-17");
    assertThat(yana.profile().source()).isEqualTo("Выставка");
    assertThat(yana.profile().notes()).isEqualTo("Звонить утром");
    assertThat(owner(yana)).isEqualTo("Петров");
    assertPoints(
        yana,
        "work +74951234567",
        "mobile +79121234567",
        "home +74951234568",
        " example.ru",
        "work y@example.ru",
        "home home@example.ru",
        "telegram yana");
    assertThat(company().legalName()).isEqualTo("ООО Ромашка");
  }

  @Test
  void bitrix24InEnglish() {
    Person ada =
        (Person)
            imported(
                "bitrix24-en",
                "ID;Salutation;First name;Last name;Second name;Date of birth;Company;Responsible person;Work Phone;Mobile;Home Phone;Corporate Website;Work E-mail;Home E-mail;Position;Comment;Source",
                "17;Ms.;Ada;Byron;King;1815-12-10;Engines Ltd;kim;+442079460001;+447700900001;+442079460002;example.com;ada@example.com;home@example.com;Analyst;Brass;Fair");

    assertThat(List.of(ada.givenName(), ada.middleName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "King", "Byron", "Analyst");
    assertThat(owner(ada)).isEqualTo("kim");
    assertThat(ada.profile().notes()).isEqualTo("Brass");
    assertPoints(
        ada,
        "work +442079460001",
        "mobile +447700900001",
        "home +442079460002",
        " example.com",
        "work ada@example.com",
        "home home@example.com");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @Test
  void amoCrmInRussian() {
    Person yana =
        (Person)
            imported(
                "amocrm-ru",
                "ID;Полное имя контакта;Имя;Фамилия;Компания;Ответственный;Дата создания;Теги;Рабочий телефон;Рабочий прямой телефон;Мобильный телефон;Рабочий email;Личный email;Web;Адрес;Должность",
                "9;Яна Чайкина;Яна;Чайкина;ООО Ромашка;Петров;01.02.2026;vip;+74951234567;+74951234569;+79121234567;y@example.ru;home@example.ru;example.ru;Садовая, 1;Директор");

    assertThat(List.of(yana.givenName(), yana.familyName(), yana.jobTitle()))
        .containsExactly("Яна", "Чайкина", "Директор");
    assertThat(yana.tags()).containsExactly("vip");
    assertThat(owner(yana)).isEqualTo("Петров");
    assertPoints(
        yana,
        "work +74951234567",
        "work +74951234569",
        "mobile +79121234567",
        "work y@example.ru",
        "home home@example.ru",
        " example.ru");
    assertAddress(yana, "Садовая, 1", null, null, null, null);
  }

  @Test
  void kommo() {
    Person ada =
        (Person)
            imported(
                "kommo",
                "ID,Full name,First name,Last name,Company,Responsible user,Created at,Tags,Work phone,Work direct phone,Mobile phone,Work email,Personal email,Web,Position",
                "9,Ada Byron,Ada,Byron,Engines Ltd,kim,2026-01-02,vip,+442079460001,+442079460009,+447700900001,ada@example.com,home@example.com,example.com,Analyst");

    assertThat(List.of(ada.givenName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "Byron", "Analyst");
    assertThat(owner(ada)).isEqualTo("kim");
    assertPoints(
        ada,
        "work +442079460001",
        "work +442079460009",
        "mobile +447700900001",
        "work ada@example.com",
        "home home@example.com",
        " example.com");
  }

  @Test
  void zoho() {
    Person ada =
        (Person)
            imported(
                "zoho",
                "Record Id,Contact Owner,Lead Source,First Name,Last Name,Full Name,Account Name,Email,Title,Phone,Mobile,Fax,Date of Birth,Mailing Street,Mailing City,Mailing State,Mailing Zip,Mailing Country,Description,Tag,Created Time",
                "zcrm_7,kim,Fair,Ada,Byron,Ada Byron,Engines Ltd,ada@example.com,Analyst,+442079460001,+447700900001,1,1815-12-10,1 Lane,London,LDN,N1 1AA,UK,Brass,vip,2026-01-02");

    assertThat(ada.externalIds()).extracting("value").containsExactly("zcrm_7");
    assertThat(List.of(ada.givenName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "Byron", "Analyst");
    assertThat(owner(ada)).isEqualTo("kim");
    assertThat(ada.profile().source()).isEqualTo("Fair");
    assertThat(ada.tags()).containsExactly("vip");
    assertPoints(ada, " ada@example.com", "work +442079460001", "mobile +447700900001");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @Test
  void googleContacts() {
    Person ada =
        (Person)
            imported(
                "google",
                "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value",
                "Ada,King,Byron,,,,Ms.,,,,Engines Ltd,Analyst,,1815-12-10,Brass,,* myContacts,* Work,ada@example.com ::: byron@example.com,Mobile,+447700900001 ::: +447700900003,Home,+442079460002,Home,\"1 Lane, London\",1 Lane,London,,LDN,N1 1AA,UK,,Work,https://example.com");

    assertThat(List.of(ada.givenName(), ada.middleName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "King", "Byron", "Analyst");
    assertThat(ada.birthDate()).isEqualTo("1815-12-10");
    assertPoints(
        ada,
        " ada@example.com",
        " byron@example.com",
        " +447700900001",
        " +447700900003",
        " +442079460002",
        " https://example.com");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @Test
  void googleContactsInTheOldLayout() {
    Person ada =
        (Person)
            imported(
                "google-old",
                "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title",
                "Ada Byron,Ada,King,Byron,,,,,Ms.,,,,,,1815-12-10,Brass,en,,* myContacts,* Work,ada@example.com,Mobile,+447700900001,Home,\"1 Lane, London\",1 Lane,London,LDN,N1 1AA,UK,,Engines Ltd,Analyst");

    assertThat(List.of(ada.givenName(), ada.middleName(), ada.familyName(), ada.jobTitle()))
        .containsExactly("Ada", "King", "Byron", "Analyst");
    assertThat(ada.language()).isEqualTo("en");
    assertPoints(ada, " ada@example.com", " +447700900001");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @Test
  void outlookInEnglish() {
    Person ada =
        (Person)
            imported(
                "outlook-en",
                "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home Postal Code,Business Fax,Business Phone,Home Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail 2 Address,Notes,Web Page",
                "Ms.,Ada,King,Byron,,Engines Ltd,,Analyst,1 Lane,London,LDN,N1 1AA,UK,2 Row,York,YO1,1,+442079460001,+442079460002,+447700900001,0/0/00,friends,ada@example.com,two@example.com,Brass,example.com");

    assertThat(List.of(ada.salutation(), ada.givenName(), ada.middleName(), ada.familyName()))
        .containsExactly("Ms.", "Ada", "King", "Byron");
    assertThat(ada.birthDate()).isNull();
    assertThat(ada.profile().groups()).containsExactly("friends");
    assertPoints(
        ada,
        "work +442079460001",
        "home +442079460002",
        "mobile +447700900001",
        " ada@example.com",
        " two@example.com",
        " example.com");
    assertAddress(ada, "1 Lane", "London", "LDN", "N1 1AA", "UK");
    assertThat(company().legalName()).isEqualTo("Engines Ltd");
  }

  @Test
  void outlookInGerman() {
    Person ada =
        (Person)
            imported(
                "outlook-de",
                "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Fax geschäftlich,Telefon geschäftlich,Telefon (privat),Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,Geburtstag,Kategorien,Notizen,Webseite",
                "Frau,Ada,King,Byron,,Maschinen GmbH,,Analystin,Am Dom 3,Köln,NRW,50667,Deutschland,Weg 1,1,+4922112345,+4922112346,+4915112345678,ada@example.de,zwei@example.de,10.12.1815,Messe,Messing,example.de");

    assertThat(List.of(ada.salutation(), ada.givenName(), ada.middleName(), ada.familyName()))
        .containsExactly("Frau", "Ada", "King", "Byron");
    assertThat(ada.jobTitle()).isEqualTo("Analystin");
    assertThat(ada.birthDate()).isEqualTo("1815-12-10");
    assertPoints(
        ada,
        "work +4922112345",
        "home +4922112346",
        "mobile +4915112345678",
        " ada@example.de",
        " zwei@example.de",
        " example.de");
    assertAddress(ada, "Am Dom 3", "Köln", "NRW", "50667", "Deutschland");
    assertThat(company().legalName()).isEqualTo("Maschinen GmbH");
  }

  @Test
  void outlookInRussian() {
    Person yana =
        (Person)
            imported(
                "outlook-ru",
                "Обращение,Имя,Отчество,Фамилия,Суффикс,Организация,Отдел,Должность,Улица (раб. адрес),Город (раб. адрес),Область (раб. адрес),Индекс (раб. адрес),Страна или регион (раб. адрес),Улица (дом. адрес),Рабочий факс,Рабочий телефон,Телефон раб. 2,Домашний телефон,Телефон переносной,Адрес эл. почты,День рождения,Категории,Заметки,Веб-страница",
                "Г-жа,Яна,Олеговна,Чайкина,,ООО Ромашка,,Директор,\"Садовая, 1\",Вологда,Вологодская,160000,Россия,Лесная,1,+74951234567,,+74951234568,+79121234567,y@example.ru,0.0.00,Выставка,Утром,example.ru");

    assertThat(List.of(yana.givenName(), yana.middleName(), yana.familyName(), yana.jobTitle()))
        .containsExactly("Яна", "Олеговна", "Чайкина", "Директор");
    assertThat(yana.birthDate()).isNull();
    assertPoints(
        yana,
        "work +74951234567",
        "home +74951234568",
        "mobile +79121234567",
        " y@example.ru",
        " example.ru");
    assertAddress(yana, "Садовая, 1", "Вологда", "Вологодская", "160000", "Россия");
    assertThat(company().legalName()).isEqualTo("ООО Ромашка");
  }

  @Test
  void aMappingGoesBeforeThePresetAndAChosenPresetNeedsNotAllColumns() {
    desk.imports.run(
        Desk.csv("Record Id,Last Name,Description", "7,Byron,Brass"),
        Desk.SHOP
            .preset("zoho")
            .map(ImportMapping.to(ImportTarget.CUSTOMERS).take("Description", "tags")));

    assertThat(desk.get("7").tags()).containsExactly("Brass");
    assertThat(desk.get("7").profile().notes()).isNull();
  }

  @Test
  void aRecognisedLayoutCanBeSwitchedOff() {
    ImportPlan plan =
        desk.imports.plan(
            Desk.csv("Record Id,Contact Owner,Account Name,Mailing Zip", "7,kim,Engines,N1"),
            Desk.SHOP.preset("none"));

    assertThat(plan.preset()).isNull();
    assertThat(plan.ignored()).contains("Contact Owner");
  }

  @Test
  void anUnknownPresetIsAnsweredWithThoseThatAreKnown() {
    assertThatThrownBy(() -> Desk.SHOP.preset("lotus"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'lotus'")
        .hasMessageContaining("hubspot");
  }
}
