package dev.crmcore.dedup;

import dev.crmcore.dedup.text.TextFolding;
import dev.crmcore.matching.FieldRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What headers mean, in English, Russian (also transliterated) and Chinese. */
final class HeaderSynonyms {
  private static final String TABLE =
      """
      IGNORED: id, rec id, record id, recordid, unique id, uid, uuid, guid, row id, row, index, key, number, cluster, cluster id, true id, entity id, group id, label, source, data source, source dataset, dataset, source system, created, created at, updated, updated at, modified, timestamp, record type, rel anchor key, rel pointer key, rel pointer role, внешний id
      GIVEN_NAME: first name, firstname, given name, givenname, forename, fname, first, given, name first, primary name first, имя, 名, vorname, prenom, nombre
      FAMILY_NAME: last name, lastname, surname, family name, familyname, lname, last, sname, name last, primary name last, maiden name, фамилия, 姓, nachname, nom, apellido
      MIDDLE_NAME: middle name, middlename, mname, middle, patronymic, primary name middle, middle initial, отчество
      PERSON_NAME: full name, fullname, person name, contact name, contact, customer name, client name, person, primary name full, native name full, name full, first and surname, фио, ф и о, клиент, контакт, контактное лицо, имя фамилия, полное имя, 姓名, 联系人
      ORGANIZATION_NAME: company, company name, organization, organisation, organization name, organisation name, org, org name, business name, firm, account, account name, site name, legal name, trading name, employer name, restaurant, primary name org, secondary name org, venue name, компания, организация, название, наименование, название компании, название организации, наименование организации, юридическое название, полное наименование, краткое наименование, 公司, 公司名称, 企业名称, 单位, 名称
      EMAIL: email, e mail, email address, mail, emails, email 1, email 2, primary email, work email, эл почта, электронная почта, почта, емейл, имейл, 邮箱, 电子邮件, 邮件
      PHONE: phone, phone number, telephone, tel, mobile, mobile phone, cell, cell phone, home phone, work phone, fax, fax number, phone 1, phone 2, phonenumber, телефон, тел, мобильный, мобильный телефон, номер телефона, факс, 电话, 手机, 联系电话, 手机号
      ADDRESS: address, addr, address 1, address 2, address 3, address line, address line 1, address line 2, street, street address, street name, street number, house number, house, street 1, street 2, addr full, addr line 1, addr line1, addr line2, postal address, location address, mailing address, residence, адрес, улица, дом, квартира, юридический адрес, фактический адрес, 地址, 街道
      CITY: city, town, suburb, locality, place, birth place, birthplace, place of birth, municipality, addr city, city name, город, населенный пункт, место рождения, 城市, 市
      POSTCODE: postcode, post code, postal code, zip, zip code, zipcode, postcode fake, addr postal code, plz, индекс, почтовый индекс, 邮编, 邮政编码
      REGION: state, region, province, county, addr state, state code, prefecture, district, регион, область, край, район, 省, 省份
      COUNTRY: country, country code, nation, addr country, страна, 国家
      BIRTH_DATE: dob, date of birth, birth date, birthdate, birthday, born, birth dt, d o b, year of birth, birth year, дата рождения, день рождения, др, 出生日期, 生日
      TAX_ID: tax id, taxid, tax id number, tax number, vat, vat number, vat id, ein, tin, inn, инн, огрн, ogrn, огрнип, едрпоу, edrpou, registration number, company number, reg number, lei, lei number, nif, cif, siren, siret, 税号, 统一社会信用代码
      IDENTIFIER: soc sec id, ssn, ssn number, social security number, national id, national id number, passport, passport number, passport no, drivers license number, driver license, driving licence, nino, nhs number, snils, снилс, паспорт, номер паспорта, customer number, card number, 身份证, 身份证号, isbn, upc, ean, gtin, doi
      GENDER: gender, sex, пол, 性别
      WEB: website, web, url, web site, homepage, site, domain, www, сайт, веб сайт, 网站, 网址
      """;
  private static final Map<String, FieldRole> ROLES = read();

  /** Last words that decide when the whole header is unknown, such as {@code billing_city}. */
  private static final Map<String, FieldRole> LAST_WORDS =
      Map.ofEntries(
          Map.entry("email", FieldRole.EMAIL),
          Map.entry("phone", FieldRole.PHONE),
          Map.entry("telephone", FieldRole.PHONE),
          Map.entry("mobile", FieldRole.PHONE),
          Map.entry("address", FieldRole.ADDRESS),
          Map.entry("street", FieldRole.ADDRESS),
          Map.entry("city", FieldRole.CITY),
          Map.entry("town", FieldRole.CITY),
          Map.entry("zip", FieldRole.POSTCODE),
          Map.entry("postcode", FieldRole.POSTCODE),
          Map.entry("surname", FieldRole.FAMILY_NAME),
          Map.entry("forename", FieldRole.GIVEN_NAME),
          Map.entry("dob", FieldRole.BIRTH_DATE),
          Map.entry("gender", FieldRole.GENDER),
          Map.entry("sex", FieldRole.GENDER),
          Map.entry("website", FieldRole.WEB),
          Map.entry("company", FieldRole.ORGANIZATION_NAME));

  private static final List<String> PREFIXES =
      List.of(
          "customer ", "client ", "contact ", "person ", "billing ", "primary ", "home ", "work ");

  private HeaderSynonyms() {}

  private static Map<String, FieldRole> read() {
    Map<String, FieldRole> roles = new HashMap<>();
    for (String line : TABLE.strip().split("\n", -1)) {
      int colon = line.indexOf(':');
      FieldRole role = FieldRole.valueOf(line.substring(0, colon).strip());
      for (String header : line.substring(colon + 1).split(",", -1)) {
        String folded = TextFolding.fold(header);
        roles.putIfAbsent(folded, role);
        roles.putIfAbsent(TextFolding.join(folded), role);
      }
    }
    return Map.copyOf(roles);
  }

  /** Returns the role of a header, TEXT if it is unknown. */
  static FieldRole roleOf(String header) {
    String folded = TextFolding.fold(separateWords(header));
    FieldRole role = find(folded);
    for (int i = 0; role == null && i < PREFIXES.size(); i++) {
      if (folded.startsWith(PREFIXES.get(i))) {
        role = find(folded.substring(PREFIXES.get(i).length()));
      }
    }
    if (role == null) {
      role = LAST_WORDS.get(folded.substring(folded.lastIndexOf(' ') + 1));
    }
    return role == null ? FieldRole.TEXT : role;
  }

  private static @org.jspecify.annotations.Nullable FieldRole find(String folded) {
    FieldRole role = ROLES.get(folded);
    return role == null ? ROLES.get(TextFolding.join(folded)) : role;
  }

  /** Writes {@code firstName} and {@code addr_line1} as separate words. */
  private static String separateWords(String header) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(header.charAt(i - 1))) {
        out.append(' ');
      }
      out.append(c == '_' ? ' ' : c);
    }
    return out.toString();
  }
}
