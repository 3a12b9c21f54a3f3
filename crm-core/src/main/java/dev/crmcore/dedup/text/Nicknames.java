package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups of given names that stand for one another: short forms, and the Russian, Ukrainian and
 * Belarusian forms of one name. A name may belong to several groups ({@code alex}, {@code pat}).
 *
 * <p>Immutable, safe for use by several threads.
 *
 * @since 0.1
 */
public final class Nicknames {
  private static final int[] NONE = {};
  private static final String GROUPS =
      """
      robert bob rob bobby robbie bert roberto rupert
      william bill will billy willie liam willy
      richard dick rick rich ricky richie
      james jim jamie jimmy jem
      john jack johnny jon jackie ian jock
      jonathan jon jonny nathan
      michael mike mick mickey micky mikey
      thomas tom tommy thom
      charles charlie chuck chas charley carl
      christopher chris kit topher
      christine chris chrissie tina christina kristina kristine
      daniel dan danny
      matthew matt matty
      anthony tony ant antony
      steven steve stephen stevie
      andrew andy drew
      joshua josh
      kenneth ken kenny
      edward ed ted eddie teddy ned edwin eddy
      theodore ted theo teddy
      timothy tim timmy
      jeffrey jeff geoffrey geoff jeffery
      nicholas nick nicky nicolas nico
      samuel sam sammy
      samantha sam sammy
      benjamin ben benny benji
      gregory greg gregg
      alexander alex al alec sandy xander aleksandr alexandr oleksandr aliaksandr alyaksandr sasha shura sanya alexandre alejandro
      alexandra alex sandra sasha aleksandra oleksandra shura sandy
      patrick pat paddy
      patricia pat patty trish patti tricia patsy
      elizabeth liz beth lizzie betty eliza betsy lisa elisabeth bess libby elsie
      margaret peggy maggie meg peg marge greta margie madge rita daisy peggie
      jennifer jen jenny jenn
      susan sue suzie susie suzanne susanne susanna
      deborah debbie deb debra
      rebecca becky becca bec
      katherine kate kathy katie cathy catherine kathryn kat kitty kay kathleen katharine
      dorothy dot dolly dottie
      frances fran fanny francie
      francis frank fran frankie
      frederick fred freddie freddy frederic friedrich fredrick
      henry harry hank hal
      harold harry hal
      joseph joe joey jose
      lawrence larry laurie laurence
      leonard len lenny leo
      louis lou louie lewis
      louise lou lulu
      martin marty
      mary molly polly maria marie mae mamie
      nathaniel nat nathan nate
      peter pete piotr pyotr petr petro pedro
      philip phil pip phillip
      raymond ray
      reginald reg reggie
      ronald ron ronnie
      stanley stan
      stuart stewart stu
      teresa tess theresa terry tessa
      terence terry terrence
      victoria vicky vicki tori vika viktoriya viktoriia
      vincent vince vinny
      walter walt wally
      zachary zach zack
      abigail abby gail
      albert al bert bertie
      alfred alf fred alfie
      arthur art artie
      barbara barb babs barbie
      beatrice bea
      bernard bernie
      caroline carrie carol carolyn
      clifford cliff
      david dave davey davy
      dennis den denny
      donald don donnie
      douglas doug
      eleanor ellie nell nora nellie ella
      emily em emmy
      eugene gene
      florence flo flossie
      gabriel gabe
      george geo georgie georg
      gerald gerry jerry
      gertrude trudy gertie
      helen nell ellen lena elena olena alena lenochka
      herbert herb bert bertie
      isabella bella izzy isabel isabelle
      jacob jake
      jessica jess jessie
      joanna jo joan joanne
      judith judy
      julia julie jules yulia yuliya iuliia julija yuliia
      kimberly kim
      leslie les
      lillian lily lil
      lucille lucy
      madeleine maddie madeline
      matilda tilly maud tilda
      mitchell mitch
      nancy nan ann
      norman norm
      oliver ollie olly
      pamela pam
      priscilla cilla
      randolph randy
      roderick rod roddy
      roger rodge
      rosemary rose rosie
      russell russ
      sarah sally sadie sara
      sidney sid sydney
      sylvester sly
      valerie val
      virginia ginny ginger
      wilfred wilf
      winifred winnie
      mohammed muhammad mohamed mohammad muhammed mohamad mhd mohd mehmed
      dmitri dmitrii dmitry dmitriy dmytro dima mitya dzmitry
      mikhail mihail misha mykhailo mykhaylo michail
      ekaterina katya katerina kateryna katia yekaterina katja
      svetlana sveta svitlana
      natalia natasha natalya nataliya natalie nataliia nata
      tatiana tanya tatyana tetiana tetyana tania
      sergei sergey serhii serhiy sergii seryozha serezha siarhei sergejs
      nikolai nikolay mykola kolya mikalai
      vladimir volodymyr vova volodya uladzimir
      vladislav vlad vladyslav
      aleksei alexei alexey aleksey oleksii oleksiy lyosha alyosha lesha aliaksei
      andrei andrey andrii andriy andrii
      evgenii evgeny yevgeny yevhen evgeniy zhenya
      evgenia evgeniya yevgenia yevheniia zhenya
      pavel pavlo pasha
      ivan vanya
      anna anya hanna ganna ania ann anne annie anita
      maria marya mariya masha mariia
      anastasia nastya anastasiya anastasiia nastia nastassia anastassia
      olga olha olya
      elena lena olena yelena alena
      irina ira iryna
      ludmila lyudmila liudmyla lyuda
      galina galya halyna
      grigorii grigory hryhorii grisha
      igor ihor
      oleg oleh
      konstantin kostya kostiantyn
      boris borya borys
      yuri yurii yuriy yura iurii
      georgii georgy heorhii zhora gosha
      leonid lyonya
      stanislav stas
      anatolii anatoly tolya
      valentina valya
      valentin valya
      vasily vasilii vasiliy vasyl vasya
      viktor victor vitya
      vitaly vitalii vitaliy
      fyodor fedor fedya fedir
      semyon semen
      stepan stepa
      ilya illia
      daria darya dasha
      polina polya
      ksenia kseniya oksana xenia
      sofia sofya sonya sophia sophie sofiia
      yana iana
      zoya zoia
      """;

  private static final Map<String, int[]> GROUPS_BY_NAME = read();
  private static final String[] HEADS = heads();

  private Nicknames() {}

  private static Map<String, int[]> read() {
    Map<String, List<Integer>> lists = new HashMap<>();
    String[] lines = GROUPS.strip().split("\n", -1);
    for (int group = 0; group < lines.length; group++) {
      for (String name : lines[group].strip().split(" ", -1)) {
        lists.computeIfAbsent(SoundKey.of(name), key -> new ArrayList<>()).add(group);
      }
    }
    Map<String, int[]> groups = new HashMap<>();
    lists.forEach(
        (name, list) ->
            groups.put(name, list.stream().mapToInt(Integer::intValue).distinct().toArray()));
    return Map.copyOf(groups);
  }

  private static String[] heads() {
    String[] lines = GROUPS.strip().split("\n", -1);
    String[] heads = new String[lines.length];
    for (int i = 0; i < lines.length; i++) {
      heads[i] = SoundKey.of(lines[i].strip().split(" ", -1)[0]);
    }
    return heads;
  }

  /** Returns the numbers of the groups a name belongs to, given its {@link SoundKey}. */
  public static int[] groupsOf(String soundKey) {
    return GROUPS_BY_NAME.getOrDefault(soundKey, NONE).clone();
  }

  /** Returns the key of the full form of a name, or the key itself if it is in no group. */
  public static String fullForm(String soundKey) {
    int[] groups = GROUPS_BY_NAME.get(soundKey);
    return groups == null ? soundKey : HEADS[groups[0]];
  }
}
