namespace Crm.Matching.Normalizing;

/// <summary>Names of other languages with their short forms and spellings, folded, groups apart by semicolons: German, French, Spanish and Portuguese, Italian, Dutch and Scandinavian, Polish and Czech, Russian.</summary>
internal static class NicknamesEuropean
{
    public const string Table =
        """
        alexander alex sascha lex xaver; andreas andi andy anderl dre; angelika geli angie gela; anton toni tonl; barbara babsi barbel babette; bernhard bernd berni hardi benno;
        bernd berndt; brigitte gitte gitti britta; burkhard burki; christian chris krischan christl; christiane christel jana nane; christoph chris stoffel stoff; daniela dani;
        dietrich dieter dirk didi; dorothea dorle thea dora; eberhard ebi hardy; elisabeth lisa else elsbeth liesl lisbeth sissi ilse elli betti elise lilli; ernst erni; eugen ogen;
        ferdinand ferdi nando; franz franzl franziskus; franziska franzi sissi ziska; friedrich fritz fred friedel fiete frieder; friederike rike friedel fritzi;
        georg schorsch jorg jurgen jorn gorg; gabriele gabi gaby; gerhard gerd gert hardy; gertrud gerda trude traudl trudi; gottfried friedel gotz; gunther gunter gunni;
        gustav gustl gus; heinrich heinz heiner henrik hinrich hein heini; helene lena leni hella lene; helmut helmi hellmut helmuth; hermann hermi manni; hildegard hilde hilda;
        ignaz naz; ingeborg inge inga; jakob jockel kobi; johanna hanna hanne johanne jo; johannes hans hannes jo johann jan jens hansi; joachim jochen achim jo jochem jockel;
        josef sepp jupp seppi josl beppi joseph; karl karli carl kalle; karoline line lina; katharina kathi katja kathrin kati trine katrin rina; klaus klausi nikolaus claus;
        konrad kurt conni konni; konstantin kostja konsti; kunigunde kuni gundel; leonhard leo hardy; leopold poldi leo; lorenz lenz; ludwig lutz wiggerl lu;
        magdalena lena magda leni; manfred manni fred manne; margarete grete gretel greta margret marga grit margareta gretchen; maria mitzi marie mia ria resi maja;
        matthias hias matze mats mathias matti; maximilian max maxi; michael michi michel micha mike; nikolaus nik klaus niki niko nikolas claus; norbert nobby norb; otto otti;
        paul pauli; peter pit petz; philipp phil lipp; reinhard reini hardy reiner; renate nate reni; roland rolli; rudolf rudi rolf dolf; ruprecht rupert;
        sebastian basti bastian wastl seb; siegfried sigi siggi fred; sigismund sigi siggi sigmund; sophie fiffi sofie sopherl; stefan steffen steff stephan;
        susanne susi sanne suse; theodor theo teddy; theresia resi thesi therese theresa; thomas tom tommy thom; ulrich uli ulli utz; ulrike uli ulli rike; ursula uschi ulla ursel;
        valentin valti; veronika vroni vera; volker volki; waltraud traudl traude; werner wernher; wilhelm willi willy wim helmut wilm; wilhelmine minna wilma mina helma;
        wolfgang wolf wolfi; adrien adri; alexandre alex sacha; alphonse fonse; amelie mel; antoine toine tonio titoine; augustin gus; baptiste titi bat jeanbaptiste;
        benoit ben benoist; bernadette dette nadette; camille cam; catherine cathy cat kate; celine line; charlotte lolotte lotte charlie; christophe chris tophe;
        dominique dom domi; elisabeth babette lise lisette elise betty babeth; emmanuel manu emanuel; emmanuelle manu; etienne tienno stephane; fabrice fab;
        francois fanfan soizic franck; francoise soizic fanchon; frederic fred; gabriel gab; genevieve ginette viviane; gerard gege; guillaume guigui will; guy guitou; henri riri;
        jacqueline line jacquotte; jacques jacquot jacky; jean jeannot jano; jeanne jeannette jeanneton; jerome jeje; josephine josette fifine jo; julien juju jules; laurent lolo;
        louis loulou louison; louise loulou louisette; lucie lulu; madeleine mado madelon; marguerite margot guite; marie marion mimi manon; mathieu matt mathis matthieu;
        maurice momo; maxime max; michel mimi michou; nathalie nath nat; nicolas nico; olivier oliv; philippe phil fifi; pierre pierrot; raphael raph; rene nene; robert bob robbie;
        sebastien seb; stephane steph; stephanie steph fanny; sylvain syl; theodore theo; thierry titi; valerie val; veronique vero; victor totor; vincent vince; virginie nini;
        yves yvon yvan; adelaida ade lala; alberto beto berto; alejandro ale alex jandro; alejandra ale sandra jandra; alfonso poncho fonso alonso; alfredo fredo; ana anita;
        antonio tono toni tonio antonito antonho toninho; armando mando; beatriz bea betty bia; carlos carlitos carlinhos cacho; carmen menchu carmela carmencita mamen;
        catalina cata lina; consuelo chelo; concepcion concha conchita conchi; cristina cris tina; daniel dani; dolores lola loli lolita; eduardo edu lalo duda dudu;
        encarnacion encarna; enrique quique kike rique; ernesto neto tito; federico fede; felipe pipe; fernando fer nando; francisca paca paquita fran pancha;
        francisco paco pancho fran curro chico kiko quico xisco pacho; gabriela gabi; gerardo gera; gonzalo gonza; graciela chela; gregorio goyo grego; guadalupe lupe lupita;
        guillermo memo guille willy; gustavo tavo guga; hector tito; ignacio nacho nachito inaki; isabel isa chabela bela; jaime jimi; javier javi xavi xavier;
        jesus chus chucho suso chuy; joao joaozinho; joaquin quino ximo; jorge coque jorgito; jose pepe chepe josep pepito ze zezinho; josefa pepa fefa josefina pepita;
        juan juanito juancho juanjo; juana juanita; julio julito; laura lauri; leonardo leo; lorenzo loren; lourdes lulu; luis lucho luisito lulu; luisa luisita;
        manuel manolo manu lolo manolito manoel; manuela manoli lola; marcelo chelo marce; margarita marga rita margot guiguita; maria mari marita mariquita maruja maruca;
        mariacarmen maricarmen; mario marito; mercedes merche meche; miguel migue miguelito; montserrat montse; natalia nata; nicolas nico; pablo pablito; patricia patri paty;
        paulo paulinho; pedro pedrito perico pedrinho; pilar pili; rafael rafa rafi; ramon moncho mon; raul rauli; ricardo riqui rica cardo; roberto beto rober tito; rocio chio;
        rodrigo rodri; rosario charo chayo; salvador salva chava; santiago santi diego yago chago tiago; sebastian seba; sergio checo; susana susi; teresa tere maite; tomas tomi;
        vicente chente vicen; victoria vicky toya; yolanda yoli; alessandro ale sandro; alessandra ale sandra; andrea dea; angelo lino; antonio tonio nino tonino toto;
        bartolomeo meo bartolo; benedetto betto; carlo carletto; caterina rina cate cati; cristina cri tina; domenico mimmo nico mimi menico; elisabetta betta lisa elisa;
        emanuele manu lele; federica fede chicca; federico fede chicco; ferdinando nando; filippo pippo lippo; francesca fra cesca checca; francesco franco cesco fra checco ciccio;
        gabriele gabri lele; giacomo jack mino; gianluca luca; giorgio giorgino; giovanna vanna gianna giova; giovanni gianni nanni vanni gio giannino gian;
        giuseppe beppe peppe pino peppino beppino geppino; giuseppina pina giusy pinuccia; ilaria ila; lorenzo renzo lollo enzo; luigi gigi gino luigino; maddalena lena;
        margherita rita marghe; mariateresa mariella; massimiliano max massimo; matteo teo; michele lele michi; nicola nico; pasquale lino pasqualino; pietro piero pierino;
        raffaele lello raffa; raimondo mondo; roberto robi berto; salvatore salvo turi toto tore; sebastiano seba iano; simona simo mona; stefania stefi; stefano ste stefi;
        tommaso tommi maso; valentina vale; valerio vale; vincenzo enzo vince cenzo; vittorio vito; adrianus adriaan ad arie; albertus bert albert ab;
        antonius ton toon anton teun tonnie antoon; bartholomeus bart meeuwis; catharina trijntje toos kaatje tineke cato; christianus chris christiaan;
        cornelia corrie nel neeltje cor; cornelis kees cor nelis cees; elisabeth els betje liesbeth lies bep elly; franciscus frans cisco; frederik frits freek fred;
        gerardus gerard gerrit ger; gijsbertus gijs bert; hendrik henk hein rik hendrikus; hendrika riek rika hennie; hubertus huub bert hub; jacobus jaap koos sjaak jacob ko cobus;
        johanna jo annie hanneke joke; johannes jan joop hans johan jo joh; josephus jos jef sjef joost; lambertus bert lammert; lodewijk lowie wijk;
        margaretha greet griet gretha margriet; maria marie riet mieke miep marijke ria; martinus martin maarten tinus; mattheus thijs matthijs teeuw; nicolaas klaas nico nick;
        pieter piet peter petrus; theodorus theo dorus dirk; wilhelmina mien willy mina wil; wilhelmus willem wim wil; anders andreas; birgitta gitta britta; erik eirik erick;
        gunnar gunni; hakan haakon; jens johannes; jorgen jorn; karl kalle; katarina kajsa katja karin; kristina stina kicki kristin; lars lasse; margareta greta maggan;
        mikael micke mikko; nils nisse niels; olaf olav ole olof olle; per petter pelle peder; soren severin; sven svenne svend; agnieszka aga agusia; aleksandra ola olka;
        aleksander olek alek; andrzej jedrek andrzejek; anna ania anka hania; antoni antek tosiek; barbara basia baska; bartlomiej bartek bartosz; boguslaw bogus bogdan;
        dorota dorotka; edward edek; elzbieta ela elka; ewa ewka ewunia; franciszek franek; grzegorz grzesiek grzes; henryk heniek; ireneusz irek; jacek jacus; jadwiga jadzia;
        jakub kuba jakob; jan janek jas jasiek; jaroslaw jarek; jerzy jurek; joanna asia joasia; jozef jozek ziutek; kamil kamilek; katarzyna kasia kaska; kazimierz kazik kazek;
        krystyna krysia; krzysztof krzysiek krzys; leszek lech; lukasz luki; maciej maciek; magdalena magda madzia; malgorzata gosia malgosia goska; maria marysia maryska;
        marek mareczek; mateusz mati; michal michas; mieczyslaw mietek; miroslaw mirek; pawel pawelek; piotr piotrek piotrus; przemyslaw przemek; radoslaw radek; ryszard rysiek;
        slawomir slawek; stanislaw staszek stas stasiek stanislav standa; stefan stefek; szymon szymek; tadeusz tadek; teresa tereska; tomasz tomek; waldemar waldek;
        wieslaw wiesiek; wladyslaw wladek; wojciech wojtek; zbigniew zbyszek zbych; zdzislaw zdzich; zofia zosia zoska; zuzanna zuzia; frantisek franta; jaroslav jarda; jiri jirka;
        josef pepa pepik; ladislav lada laco; vaclav vasek; vojtech vojta; aleksandr sasha sanya shura alexander aleksander alex aleksandra alexandr;
        aleksandra sasha shura alexandra; aleksei alyosha lyosha alexei aleksey alexey; anastasiya nastya anastasia nastia asya; anatolii tolya anatoly anatoli;
        andrei andryusha andrey; anna anya nyura anechka; boris borya; darya dasha daria; dmitrii dima mitya dmitry dmitri dimitri; ekaterina katya katia yekaterina katerina;
        elena lena alyona yelena alena; elizaveta liza; evgeniya zhenya evgenia yevgenia; evgenii zhenya evgeny yevgeny evgeni zhenia; fyodor fedya fedor fyodr; galina galya;
        georgii gosha zhora georgy; gennadii gena gennady; grigorii grisha grigory; igor igoryok; ilya ilyusha ilia; irina ira irisha; ivan vanya vania; konstantin kostya kostia;
        ksenia ksyusha kseniya oksana; larisa lara; leonid lyonya lenya; lev lyova; lyudmila lyuda mila ludmila; lyubov lyuba luba; maksim max maxim maks; margarita rita;
        mariya masha maria marusya; marina marisha; mikhail misha mikhael michail; nadezhda nadya nadia; natalya natasha natalia nataliya natalie; nikita nikitos;
        nikolai kolya nikolay; oleg olezhka; olga olya; pavel pasha pavlik; polina polya; pyotr petya petr piotr; roman roma; semyon senya semen;
        sergei seryozha sergey serge serezha; sofya sonya sofia sofiya; stanislav stas slava; stepan styopa; svetlana sveta lana; tatyana tanya tatiana tania; valentina valya;
        valerii valera valery; vasilii vasya vasily; vera verochka; viktor vitya victor; viktoriya vika viktoria victoria; vitalii vitalik vitaly;
        vladimir volodya vova vlad wladimir; vladislav vlad slava vladik; vyacheslav slava; yakov yasha; yulia yulya julia iuliia yuliya; yurii yura yuri yury iurii
        """;
}
