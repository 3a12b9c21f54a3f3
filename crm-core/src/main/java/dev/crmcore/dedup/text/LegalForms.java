package dev.crmcore.dedup.text;

import dev.crmcore.dedup.similarity.EditDistance;
import java.util.ArrayList;
import java.util.List;

/**
 * Legal forms of companies in some forty countries, in folded Latin spelling, grouped into families
 * of the same meaning.
 */
final class LegalForms {
  /** Each line: the family, then its spellings separated by commas. */
  private static final String TABLE =
      """
      llc: obshchestvo s ogranichennoi otvetstvennostyu, obshchestvo s ogranichennoy otvetstvennostyu, obschestvo s ogranichennoy otvetstvennostyu, tovarystvo z obmezhenoiu vidpovidalnistiu, tovaristvo z obmezhenoyu vidpovidalnistyu, tovaristvo s ogranichennoi otvetstvennostyu, ooo, tov, too, odo, limited liability company, limited liability partnership, gesellschaft mit beschraenkter haftung, gesellschaft mit beschrankter haftung, gmbh and co kg, gmbh co kg, gmbh, mbh, ug, llc, llp, ltd, limited, pty ltd, proprietary limited, pty, pvt ltd, private limited, pte ltd, pvt, pte, sarl, srl, sro, spol s r o, spolka z ograniczona odpowiedzialnoscia, sp z oo, sp z o o, sp zoo, spzoo, doo, dooel, ood, eood, kft, oy, ab, as, aps, bv, bvba, besloten vennootschap, societe a responsabilite limitee, sociedad limitada, sl, slu, srls, ltda, lda, sia, uab, oue, ou, yk, gk, kk, godo kaisha, sdn bhd, bhd, mmc, mchj, xk, eurl, sasu, sprl, l l c, co ltd, company limited, corporation limited, jdoo, saoc, societatea cu raspundere limitata, societate cu raspundere limitata, besloten vennootschap met beperkte aansprakelijkheid, societa a responsabilita limitata, sociedad de responsabilidad limitada, sociedade limitada, limitada, anpartsselskab, osakeyhtio, spolecnost s rucenim omezenym, spolocnost s rucenim obmedzenym, korlatolt felelossegu tarsasag, drustvo s ogranicenom odgovornoscu, drustvo sa ogranicenom odgovornoscu, druzba z omejeno odgovornostjo, sabiedriba ar ierobezotu atbildibu, uzdaroji akcine bendrove, osauhing, yugen kaisha, sendirian berhad, berhad, limited sirketi, wll, w l l, fze, fzco, fzc, fz llc, dmcc, gesmbh, ges mbh, ehf, eireli, cia ltda, compania limitada, designated activity company, dac, unlimited company, 有限公司, 有限责任公司, 合同会社
      jsc: aktsionernoe obshchestvo, otkrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, publichnoe aktsionernoe obshchestvo, nepublichnoe aktsionernoe obshchestvo, publichne aktsionerne tovarystvo, privatne aktsionerne tovarystvo, aktsionerne tovarystvo, ao, oao, zao, pao, nao, pat, prat, at, vat, jsc, ojsc, cjsc, pjsc, ojsk, joint stock company, open joint stock company, closed joint stock company, public joint stock company, ag, aktiengesellschaft, se, societas europaea, sa, s a, societe anonyme, sociedad anonima, sas, societe par actions simplifiee, spa, societa per azioni, plc, public limited company, inc, incorporated, corp, corporation, nv, naamloze vennootschap, asa, oyj, abp, nyrt, zrt, rt, dd, ad, ead, tbk, pt, sab de cv, sa de cv, s de rl de cv, ska, kgaa, aktiebolag, aktieselskab, akciova spolecnost, spolka akcyjna, sociedad anonima de capital variable, sociedade anonima, societate pe actiuni, dionicko drustvo, akcionarsko drustvo, delniska druzba, aktsiaselts, osakeyhtio julkinen, allmennaksjeselskap, kabushiki gaisha, perseroan terbatas, psc, qpsc, bsc, saog, ab publ, sicav, sau, sociedad anonima unipersonal, hf, public benefit corporation, pbc, sapi de cv, sociedad por acciones, jscb, 株式会社, 股份有限公司, kabushiki kaisha, anonim sirketi, anonim sti, limited sirketi, ltd sti
      sole: individualnyi predprinimatel, individualnyy predprinimatel, individual entrepreneur, ip, fop, pboyul, ek, e k, sole proprietor, ei, eirl, einzelunternehmen, chp, chastnoe predpriyatie, pp, privatne pidpryiemstvo
      state: gup, fgup, mup, gosudarstvennoe unitarnoe predpriyatie, municipalnoe unitarnoe predpriyatie, gbu, mbu, fgbu, mau, gau, kp, dp
      partnership: kg, ohg, gbr, lp, l p, limited partnership, offene handelsgesellschaft, commanditaire vennootschap, kommanditgesellschaft auf aktien, snc, sca, cv, vof, sc, partg, kommanditgesellschaft
      association: ev, eingetragener verein, nko, ano, foundation, stiftung, ngo, eg, asbl, vzw, eingetragene genossenschaft, company limited by guarantee, clg
      company: co, company, cie, comp, and co, and company, kompaniya, kompaniia, firma
      """;

  private static final String[] ATTACHED = {
    "gmbh", "有限责任公司", "股份有限公司", "有限公司", "株式会社", "合同会社", "公司"
  };

  /** Shorter forms have other words as neighbours. */
  private static final int LETTERS_FOR_A_SLIP = 7;

  private static final List<Form> FORMS = read();

  private LegalForms() {}

  /** A spelling as words, with its family. */
  private record Form(List<String> words, String family) {}

  /** Where a form stands; length 0 if none was found. */
  record Found(int start, int length, String family) {}

  private static List<Form> read() {
    List<Form> forms = new ArrayList<>();
    for (String line : TABLE.strip().split("\n", -1)) {
      int colon = line.indexOf(':');
      String family = line.substring(0, colon).strip();
      for (String spelling : line.substring(colon + 1).split(",", -1)) {
        forms.add(new Form(List.of(spelling.strip().split(" ", -1)), family));
      }
    }
    forms.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
    return List.copyOf(forms);
  }

  /** Cuts a form off that is written without a space, as in {@code 华为有限公司}. */
  static String separateSuffix(String folded) {
    for (String suffix : ATTACHED) {
      int start = folded.length() - suffix.length();
      if (start > 2 && folded.endsWith(suffix)) {
        if (folded.charAt(start - 1) == ' ') {
          return folded;
        }
        return suffix.equals("gmbh")
            ? folded.substring(0, start) + " gmbh"
            : folded.substring(0, start);
      }
      if (folded.startsWith(suffix)
          && folded.length() > suffix.length() + 1
          && suffix.charAt(0) > 127) {
        return folded.substring(suffix.length());
      }
    }
    return folded;
  }

  /** Finds the longest form at the end or the beginning of a name. */
  static Found find(List<String> words) {
    int size = words.size();
    for (Form form : FORMS) {
      int length = form.words().size();
      if (length >= size) {
        continue;
      }
      if (words.subList(size - length, size).equals(form.words())) {
        return new Found(size - length, length, form.family());
      }
      if (length + 1 <= size && words.subList(0, length).equals(form.words())) {
        return new Found(0, length, form.family());
      }
    }
    return new Found(0, 0, "");
  }

  /** Returns how many words at the end of a name spell a form, but for a slip in a long one. */
  static int misspelledAtEnd(List<String> words) {
    EditDistance distance = new EditDistance();
    for (Form form : FORMS) {
      int length = form.words().size();
      String spelling = String.join("", form.words());
      int slips = spelling.length() / LETTERS_FOR_A_SLIP;
      if (slips > 0 && length < words.size()) {
        String end = String.join("", words.subList(words.size() - length, words.size()));
        if (Math.abs(end.length() - spelling.length()) <= slips
            && distance.between(end, spelling) <= slips) {
          return length;
        }
      }
    }
    return 0;
  }
}
