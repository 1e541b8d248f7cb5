namespace Crm.Matching.Normalizing;

/// <summary>Common given names of many countries: those of <see cref="Nicknames"/> and those that have no short form.</summary>
internal static class GivenNames
{
    private static readonly WordSet Others = new("""
        aidan aiden alec alyssa amber angus anwen arjun ariel asher astrid autumn ava axel ayden bailey beau bella bianca blake bodhi bonnie braden brady brock brodie bryce bryn callum camden carmen carter casey cassidy chad
        charli chase chantelle clarke cody cole connor conor cooper corey dakota dale damian damien dante darcy declan demi destiny dexter dominic dylan eden elijah eliot ellie emerson erin ethan eva evan ewan faith
        felix finn finlay flynn gareth gavin georgia grant hamish harley harper harrison hayden heath henry holly hudson hunter imogen indiana isla ivy jada jade jai jaida jaden jakob jared jarrod jarvis jasmin jasmine
        jaxon jed jenna jensen jett joel jordan josie jorja jye kai kaitlyn kane kara kasey keira kiara kieran koby kobe kristy kyle kylie kyra lara layla leila levi lewis liam lily logan luca lucinda luke mackenzie maddison
        madison maya mason matilda mia mikayla mikaela mila millie monique nash nathan nikita noah olivia oscar paige parker payton phoebe piper poppy preston quinn reece reid rhys riley ronan rory rowan ruby ryan ryder
        sasha savannah scarlett sean shane shania sienna skye spencer stella summer talia tahlia tara taylah taylor tayla teagan thea tori tristan troy tyson wade xavier zac zachary zane zara zoe
        anke anneliese antje axel birgit bjorn carsten cornelia dagmar detlef dirk doris edeltraud elke erika frank frauke gesine gisela gudrun hartmut heike heiko heidi herbert holger horst ilona ines ingo ingrid irmgard
        iris isolde jan jana jens jutta karin karsten katrin kerstin kirsten lars lothar lukas lutz maike marco marion marlene martina meike michaela mirko monika nadine nadja nils olaf oliver pascal petra ralf rainer regina
        reinhold rosemarie ruth sabine sandra sarah sigrid silke silvia simone sonja sven svenja swen tanja thorsten tilman tim torsten udo ulf ute uwe uta vanessa wiebke wilfried winfried yvonne
        adele agathe alain alban anais annick armand arnaud aude aurelie aurore bastien bertrand boris bruno cedric chantal chloe claire claude clement colette corinne cyril cyrille damien delphine denis didier edith elodie
        emilie eric estelle eugenie fabien fabienne fabiola florian florent franck gaelle gaston gauthier gilles gisele gregory guilhem herve hugo huguette ines isabelle jean joel jocelyne jordan karine laetitia lea leon liliane
        loic luc lucas ludovic manon marc marcel margaux marine martine maryse mathilde melanie mireille monique muriel myriam nadege noemie odette odile oceane pascale patrice patrick paulette quentin regis remi renaud
        roger roland romain sabrina sandrine serge simone solange sophie suzanne sylvie tanguy thibault thomas valentin xavier yannick yann yvette yvonne zoe
        adrian aitor alba alicia alvaro amparo andres angel angeles araceli ariadna aurora belen bernardo blanca bruno camilo carla cecilia cesar clara claudio cristian cristobal diana elena elias elvira emilio esteban esther
        eugenio eva fatima fabian fabiola felix fidel flor gloria hugo ines irene iker ivan ivonne jimena joel jordi josue julian karen leticia lidia lucas lucia marcos mariano marina marisol marta martin mateo matias maximo
        milagros minerva miriam monica nadia nelson nerea nestor noelia norma nuria olga omar oscar paloma paola raquel rebeca ruben ruth samuel sandra sara sebastian silvia simon sofia sonia tania valeria vanesa veronica
        victor viviana ximena yesenia zaira afonso anderson bruna caio camila celia debora diogo edson fabio fabricio flavia flavio gilberto helena igor ines jessica juliana larissa leandro luana lucas luciana marcia marcelo
        marcio mariana mateus mauricio nelson otavio paula priscila rafaela renan renata rita rogerio rui sonia tatiana thiago tiago vanessa vitor wagner wellington
        adele agnese alba alberto aldo alessia alessio alice anna annalisa arianna armando aurora barbara bianca bruno carla carmela chiara cinzia claudio corrado cosimo dario davide debora diego dino donatella donato edoardo
        elena eleonora elio emilio enrico ermanno ettore eva fabiana fabio fabrizio fausto flavio franca fulvio gaetano gaia gaspare gerardo ginevra gianfranco giada giulia giuliano giulio graziella greta guido ida ines irene
        ivan ivano laura leonardo letizia livia loredana lorena luca lucia luciano lucio luisa manuela mara marco marcello marina mario marisa marta martina maurizio mauro michela mirko monica nadia nicoletta noemi ornella
        paola paolo patrizia renato riccardo rita rocco romina rosa rosanna sabrina samuele sara serena sergio silvia silvio sonia tiziana tiziano tullio ugo umberto viola vittoria viviana walter
        aafke annelies anouk arjan bas bram carla daan danique dennis dirk edwin eline elske emma femke fleur floor floris frank geert guus hanna hans harm hilde ilse inge irene jaap jasper jelle jeroen jesse joost jorrit
        joris jurre karin kim klaas koen laura lieke linda lotte maaike maarten marcel marieke marijn marloes martijn mathijs merel michiel nienke niels noor paul pim rene renske rens rik rob robin roel ruben ruud saskia
        sander sanne sjoerd sofie stefan suzanne sven thijs tim tom wendy willemijn wouter yvonne
        aksel alma anja annika arvid asbjorn aslak astrid bengt berit birger bjarne bo camilla carina dag ebba eero einar eino eivind elin elsa emil emilia emma espen eva fredrik freja frida frode geir gudrun gunilla hanna
        hanne hakan hedda heikki helena helge helle henrik hilde inge ingrid ivar jari jarmo jesper joakim johan jonas jonna juhani jukka jussi kari kasper katrine kim kjell klara knut kristian kristoffer lasse leif lena liisa
        linnea lisa liv loke maija maja malin marit markku marko mats matti merete mette mikkel mikko minna morten nina oddvar oskar outi paivi pekka pernille petri pia pirkko rasmus rikke ritva rolf ronny rune saga sami sanna
        seppo signe sigrid silje sigurd sini siv snorre stig stine susanna tapio teemu terje thea thor timo tiina tor tore torben torbjorn trine troels tuomas tuula turid ulla unni vidar viggo vilde ville wenche
        adam adrian agata alicja aneta arkadiusz bartosz beata blazej bozena cezary damian danuta daria dariusz dominik dominika emilia ewelina filip gabriela grazyna halina hanna hubert iga igor irena iwona izabela jolanta
        julia justyna kacper karol karolina kinga klaudia konrad kornelia krystian leon lidia liliana lucyna maja marcin marcelina mariola mariusz marlena marta marzena mikolaj milena monika natalia nikodem norbert oliwia
        oskar patrycja patryk paulina rafal renata robert roman sebastian seweryn sylwia sylwester tymon urszula weronika wiktor wiktoria wioletta witold alena bohumil dana dusan hana ivana jana jitka kamila lenka lubos marketa
        martin michal milan miloslav miroslav miroslava monika ondrej pavla petra radek radka roman rostislav simona stepan tereza tomas vera vit zdenek zdenka zuzana attila balazs bela bence dora eszter ferenc gabor gergely
        gyorgy ildiko imre istvan janos jozsef judit kalman karoly katalin krisztina laszlo lajos levente mate miklos orsolya peter sandor szilvia tamas tibor viktor zoltan zsolt zsuzsanna adrian alin ana andrei bogdan catalin
        cristian cristina dan denisa doina dragos dumitru elena florin gheorghe ileana ioana ion ionel ionut iulian liviu lucian marian marius mihaela mihai mircea monica nicoleta octavian ovidiu radu raluca razvan roxana sorin
        stefan tudor vasile viorel aleksandar bojan branko dejan dragan goran ivana jelena jovan jovana ljiljana marija marko milan milica milos mirjana nebojsa nemanja nenad nikola petar radovan sanja slobodan snezana tijana
        uros vesna vuk zoran anton artem artur denis eduard egor gleb ivan kirill marat matvei nazar oksana olesya rinat ruslan svetlana timur taras vadim varvara yana yaroslav zakhar bohdan mykola oleksandr oleh pavlo serhii
        volodymyr apostolos athanasios christos dimitra dimitris dimitrios eleni evangelos georgios giorgos ioannis katerina konstantinos kostas maria michalis nikolaos nikos panagiotis spyros stavros theodoros vasilis vasileios
        abdul abdullah abdulrahman adel ahmad ahmed aisha ali amal amin amina amir amr anas ayman aziz badr bilal dina fadi fahad faisal farah farid faris fatima fatimah hadi haitham hala hamad hamid hamza hana hani hasan hassan
        haya hisham huda husain hussein ibrahim idris imad iman ismail jamal jamil kamal karim khadija khalid khaled laila layla leila maha mahmoud majid malik mansour maryam mohamed mohammad mohammed muhammad mona mounir mustafa
        nabil nada nadia nasser noor nour omar osama rami rania rashid reem sabah said salah saleh salim salma salman samir sami sana sara sultan tarek tariq umar usman wael waleed walid yahya yasin yasmin yasser youssef yousef
        yusuf zahra zainab ziad ayse fatma emine hatice zeynep elif mehmet mustafa huseyin murat hakan serkan emre burak cem deniz ebru esra fatih gokhan gul hulya kemal kerem levent merve mert onur orhan ozgur ozlem pinar selim
        selin sibel sinan tolga umut volkan yusuf zafer reza hossein mehdi hamed saeed majid parisa maryam shirin soheila
        aarav abhishek aditi aditya ajay akash akhil amit amita amrita anand anil anita anjali ankit anup anurag aparna arjun arun aruna arvind ashish ashok bharat bhavna chandra deepa deepak deepika dev devi dinesh divya ganesh
        gaurav geeta gopal govind hari harish indira isha jayant jaya jyoti kamal kamala kapil karan kavita kiran krishna kumar lakshmi lalit lata madhu mahesh manish manoj meena meera mohan mohit mukesh naveen neha nikhil nisha
        nitin padma pankaj pooja prabhu pradeep prakash prasad prashant pratik praveen preeti priya priyanka radha raghav rahul raj raja rajan rajesh rajiv raju rakesh ram ramesh ranjit rashmi ravi rekha renu ritu rohan rohit
        sachin sandeep sangeeta sanjay sanjeev santosh sarita satish saurabh savita seema shankar shanti sharad shilpa shivani shreya shyam sita sneha subhash sudha sudhir suman sumit sunil sunita suresh sushil swati tarun uma
        usha vandana varun vijay vikas vikram vinay vinod vishal vivek yash gurpreet harpreet jaspreet manpreet imran naveed shahid farhan bilal asif nasreen shabnam
        akira aiko akiko asuka ayaka ayumi chie daiki daisuke emi eri etsuko fumiko haruka haruki haruto hideki hideo hina hiroko hiroshi hiroyuki hitomi ichiro jiro jun junko kaori kaoru kazuko kazuo keiko keisuke ken kenichi kenji
        kenta kiyoshi koji kumiko kyoko machiko madoka mai makoto mana mari mariko masaki masako masahiro masato mayumi megumi michiko midori miho mika miki minoru misaki mitsuko miyuki momoko nana naoki naoko naomi natsuki
        nobuko noriko osamu reiko rei ren rie rika rina ryo ryota sachiko sakura satoko satoshi sayaka shigeru shin shinji shiori shizuko shota shun sora sumiko susumu tadashi taiki takahiro takako takashi takeshi takuya taro
        tatsuya tetsuya tomoko toru toshiko tsubasa tsuyoshi yasuko yasushi yoko yoshiko yoshio yosuke yuka yuki yukiko yumi yumiko yuta yutaka jian jing jun lei li lin ling mei ming na ping qiang qing rong rui shan shu tao ting wei
        wen xia xiao xin xiu xue yan yang yi ying yong yu yue yun zhen zhi hyun jae jin ji min minjun seo sung woo young eun hye kyung mi soo yeon anh bao chau dung duc giang hai hien hieu hoa hong huong hung huy khanh lan linh
        loan long mai minh nam nga ngoc nhung phuong quang quan son tam thanh thao thi thu thuy tien trang trinh trung tuan tuyet van vinh xuan yen
        adebayo adeola akua ama amara ayo chidi chinedu chioma emeka fatou funmi ibrahima ifeoma ikenna kofi kwabena kwame mamadou moussa ngozi nkechi obinna olu oluwaseun sekou tendai thabo themba tunde uche yaa zodwa
        """);

    /// <summary>Whether a folded word is known as a given name.</summary>
    public static bool Contains(ReadOnlySpan<char> name) => Others.Has(name) || !Nicknames.Groups(name).IsEmpty;
}
