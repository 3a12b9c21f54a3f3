package dev.crmcore.exchange;

import dev.crmcore.model.ContactKind;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which columns are known that are not fields of the customer's own: ways to reach it,
 * ids, names in one piece. Headers are compared without case, blanks, punctuation and underscores.
 */
final class Headers {
  /** A name in one piece, of a person unless the file is one of organisations. */
  static final Set<String> NAME =
      normalized(
          "name",
          "displayName",
          "primary_name_full",
          "name_full",
          "contact_name",
          "customer_name",
          "client_name",
          "клиент",
          "имя клиента",
          "客户姓名",
          "客户名称",
          "名称",
          "название");

  /** The name of a person in one piece. */
  static final Set<String> FULL_NAME =
      normalized(
          "full_name",
          "person_name",
          "фио",
          "полное имя",
          "имя фамилия",
          "фамилия имя",
          "фамилия имя отчество",
          "姓名",
          "联系人");

  /** Names of people beside those of the catalogue, by field. */
  static final Map<String, String> NAME_PARTS =
      Map.of(
          "primarynamefirst", "givenName",
          "primarynamemiddle", "middleName",
          "primarynamelast", "familyName");

  /** Names of organisations beside those of the catalogue. */
  static final Set<String> COMPANY =
      normalized(
          "primary_name_org",
          "site name",
          "facility name",
          "store name",
          "name_org",
          "employer",
          "firm",
          "business_name",
          "фирма",
          "название компании",
          "название организации",
          "企业",
          "企业名称",
          "客户公司");

  /** The customer's id in the source; where several columns have such a name, the first is used. */
  static final List<String> EXTERNAL_ID =
      List.copyOf(
          normalizedInOrder(
              "external_id",
              "customer_id",
              "client_id",
              "contact_id",
              "account_id",
              "rec_id",
              "record_id",
              "unique_id",
              "uid",
              "id",
              "№",
              "no.",
              "ид",
              "код",
              "код клиента",
              "номер клиента",
              "идентификатор",
              "внешний код",
              "编号",
              "客户编号",
              "客户id"));

  /** A role alone may be one in a program, so it takes a mapping. */
  static final Set<String> ROLE =
      normalized(
          "role in company",
          "company role",
          "role at company",
          "role in organization",
          "role in organisation",
          "роль в компании",
          "роль в организации",
          "在公司的角色");

  /** What the library keeps, besides the system fields of the catalogue. */
  static final Set<String> PROTECTED = normalized("tenant", "tenant_id", "revision");

  /** What the errors file adds to a row. */
  static final Set<String> OF_ERRORS =
      normalized(ErrorLayout.LINE, ErrorLayout.COLUMN, ErrorLayout.CODE, ErrorLayout.MESSAGE);

  static final Set<String> TAGS =
      normalized("tags", "tag", "labels", "теги", "тэги", "метки", "标签");
  static final Set<String> GROUPS =
      normalized("groups", "group", "categories", "группы", "группа", "分组", "客户分组");
  static final Set<String> DOMAINS = normalized("domains", "domain", "домен", "домены", "域名");
  static final Set<String> INTERESTS =
      normalized(
          "interests",
          "interest",
          "hobbies",
          "hobby",
          "интересы",
          "хобби",
          "увлечения",
          "兴趣",
          "爱好",
          "兴趣爱好");

  /** An address in one piece at which an organisation is registered. */
  static final Set<String> LEGAL_ADDRESS =
      normalized(
          "legal_address",
          "registered_address",
          "registered_office",
          "юридический адрес",
          "юр. адрес",
          "юр адрес",
          "адрес регистрации",
          "注册地址");

  static final Set<String> STREET =
      normalized(
          "street_number",
          "house_number",
          "house",
          "дом",
          "address_2",
          "address_line_1",
          "address_line_2",
          "addr_line2",
          "address_1",
          "mailing_address",
          "home_address");

  private static final Map<String, ContactKind> CONTACTS = contacts();
  private static final Map<String, String> LABELS = labels();
  private static final Map<String, ContactKind> NETWORKS =
      Map.ofEntries(
          Map.entry("telegram", ContactKind.MESSENGER),
          Map.entry("whatsapp", ContactKind.MESSENGER),
          Map.entry("wechat", ContactKind.MESSENGER),
          Map.entry("viber", ContactKind.MESSENGER),
          Map.entry("skype", ContactKind.MESSENGER),
          Map.entry("телеграм", ContactKind.MESSENGER),
          Map.entry("微信", ContactKind.MESSENGER),
          Map.entry("linkedin", ContactKind.SOCIAL),
          Map.entry("facebook", ContactKind.SOCIAL),
          Map.entry("instagram", ContactKind.SOCIAL),
          Map.entry("vk", ContactKind.SOCIAL),
          Map.entry("вконтакте", ContactKind.SOCIAL),
          Map.entry("twitter", ContactKind.SOCIAL));

  private Headers() {}

  /** Returns the form in which headers are compared. */
  static String normal(String header) {
    String folded = Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(folded.length());
    folded
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(point -> kept.appendCodePoint(point == 'ё' ? 'е' : point));
    return kept.toString();
  }

  /** Returns the headers of ways to reach a customer, and their fields. */
  static Map<String, String> ofContacts() {
    Map<String, String> fields = new HashMap<>();
    CONTACTS.forEach(
        (header, kind) -> fields.put(header, new Target.ToContact(kind, null).field()));
    return fields;
  }

  /** Returns the way to reach the customer that a header names, or null. */
  static Target.@Nullable ToContact contact(String normal) {
    String name = withoutNumber(normal);
    ContactKind network = NETWORKS.get(name);
    if (network != null) {
      return new Target.ToContact(network, name);
    }
    for (Map.Entry<String, String> label : LABELS.entrySet()) {
      ContactKind kind = CONTACTS.get(without(name, label.getKey()));
      if (kind != null) {
        return new Target.ToContact(kind, label.getValue().isEmpty() ? null : label.getValue());
      }
    }
    ContactKind kind = CONTACTS.get(name);
    return kind == null ? null : new Target.ToContact(kind, null);
  }

  /** "E-mail 2", "Phone 1 - Value" and "email_3" are one kind of column. */
  private static String withoutNumber(String normal) {
    String name = normal.endsWith("value") ? normal.substring(0, normal.length() - 5) : normal;
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static String without(String name, String label) {
    if (name.startsWith(label)) {
      return name.substring(label.length());
    }
    return name.endsWith(label) ? name.substring(0, name.length() - label.length()) : "";
  }

  private static Set<String> normalized(String... headers) {
    return Set.copyOf(normalizedInOrder(headers));
  }

  private static List<String> normalizedInOrder(String... headers) {
    return Arrays.stream(headers).map(Headers::normal).distinct().toList();
  }

  private static Map<String, ContactKind> contacts() {
    Map<String, ContactKind> kinds = new HashMap<>();
    for (String header :
        normalized(
            "email",
            "e-mail",
            "mail",
            "email address",
            "e-mail address",
            "почта",
            "электронная почта",
            "эл. почта",
            "эл почта",
            "адрес электронной почты",
            "имейл",
            "емейл",
            "мейл",
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "电邮",
            "邮件",
            "邮箱地址")) {
      kinds.put(header, ContactKind.EMAIL);
    }
    for (String header :
        normalized(
            "phone",
            "phone number",
            "tel",
            "telephone",
            "telephone number",
            "телефон",
            "тел",
            "номер телефона",
            "телефоны",
            "电话",
            "电话号码",
            "联系电话",
            "号码")) {
      kinds.put(header, ContactKind.PHONE);
    }
    for (String header :
        normalized(
            "mobile",
            "mobile phone",
            "mobile number",
            "cell",
            "cell phone",
            "мобильный",
            "мобильный телефон",
            "моб",
            "моб телефон",
            "сотовый",
            "сотовый телефон",
            "手机",
            "手机号",
            "手机号码",
            "移动电话")) {
      kinds.put(header, ContactKind.PHONE);
    }
    for (String header :
        normalized(
            "website", "web", "web site", "url", "homepage", "сайт", "веб-сайт", "网站", "网址")) {
      kinds.put(header, ContactKind.WEB);
    }
    return Map.copyOf(kinds);
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    for (String word :
        normalized(
            "work", "business", "office", "рабочий", "рабочая", "служебный", "工作", "办公", "公司")) {
      labels.put(word, "work");
    }
    for (String word :
        normalized(
            "home",
            "private",
            "personal",
            "домашний",
            "домашняя",
            "личный",
            "личная",
            "家庭",
            "个人")) {
      labels.put(word, "home");
    }
    for (String word :
        normalized("other", "secondary", "дополнительный", "дополнительная", "其他", "备用")) {
      labels.put(word, "other");
    }
    for (String word :
        normalized("main", "primary", "contact", "основной", "основная", "контактный", "主要")) {
      labels.put(word, "");
    }
    return Map.copyOf(labels);
  }
}
