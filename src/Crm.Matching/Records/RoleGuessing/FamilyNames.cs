using Crm.Matching.Normalizing;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>Common family names of many countries, folded.</summary>
internal static class FamilyNames
{
    private static readonly WordSet All = new("""
        smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson
        walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris
        morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders
        patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace
        moreno west cole hayes bryant herrera gibson ellis tran medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker guzman
        burns crawford olson simpson porter hunter gordon mendez silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer rice schmidt garza daniels
        ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley andrews
        alvarado ray delgado berry perkins hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval davies clarke jackson cooper hughes edwards khan ali ahmed begum wilkinson barker harvey lloyd
        mcintyre campbell macdonald fraser reid paterson obrien oconnor walsh byrne oneill doyle mccarthy gallagher doherty kennedy lynch nolan webster neumann painter white waller burgess dean chapman gibbs hancock
        muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner schmitz krause meier
        lehmann schmid schulze maier kohler herrmann konig walter mayer huber kaiser fuchs peters lang scholz moller weiss jung hahn schubert vogel friedrich keller gunther frank berger winkler roth beck lorenz baumann franke
        albrecht schuster simon ludwig bohm winter kraus martin schumacher kramer vogt stein jager otto sommer gross seidel heinrich brandt haas schreiber graf schulte dietrich ziegler kuhn kuhl pohl engel horn busch bergmann
        thomas voigt sauer arnold wolff pfeiffer gruber steiner moser pichler egger leitner muller
        martin bernard dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre michel garcia david bertrand roux vincent fournier morel girard andre lefevre mercier dupont lambert bonnet francois martinez
        legrand garnier faure rousseau blanc guerin muller henry roussel nicolas perrin morin mathieu clement gauthier dumont lopez fontaine chevalier robin masson sanchez gerard nguyen boyer denis lemaire duval joly gautier
        roger roche roy noel meyer lucas meunier jean perez marchand dufour blanchard marie barbier brun dumas brunet schmitt leroux colas picard tremblay gagnon cote bouchard gauthier lavoie fortin gagne pelletier belanger
        garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco
        molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego vidal leon marquez herrera pena flores cabrera
        campos vega fuentes carrasco diez caballero reyes nieto aguilar pascual santana herrero lorenzo montero hidalgo gimenez ibanez ferrer duran santiago benitez mora vicente vargas arias carmona crespo roman pastor soto saez
        silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares vieira monteiro cardoso
        rocha neves coelho cunha pires ramos reis simoes antunes matos fonseca morais lima araujo barbosa souza barros freitas
        rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti deluca mancini costa giordano rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone
        longo gentile martinelli vitale lombardo serra coppola marchetti parisi villa conte ferraro ferri fabbri bianco marini grasso valentini messina sala gatti pellegrini palumbo sanna farina rizzi monti cattaneo morelli
        amato silvestri mazza testa grassi pellegrino carbone giuliani benedetti barone rossetti caputo montanari guerra palmieri bernardi martino fiore
        dejong jansen devries bakker visser smit meijer deboer mulder degroot bos vos peters hendriks vanleeuwen dekker brouwer dewit dijkstra smits degraaf vandermeer kok jacobs vermeulen schouten willems hoekstra koster prins
        peeters janssens maes mertens claes goossens wouters desmet dubois lambert
        jensen nielsen hansen pedersen andersen christensen larsen sorensen rasmussen jorgensen petersen madsen kristensen olsen thomsen christiansen poulsen johansen knudsen mortensen johansson andersson karlsson nilsson eriksson
        larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson lindberg lindstrom lindqvist lindgren berg bergstrom lundberg lund nyberg holm korhonen virtanen makinen nieminen makela hamalainen
        laine heikkinen koskinen jarvinen kristiansen johnsen haugen hagen eriksen bakken
        nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski mazur wojciechowski kwiatkowski krawczyk kaczmarek piotrowski grabowski zajac pawlowski michalski
        krol wieczorek jablonski wrobel nowakowski majewski olszewski stepien malinowski jaworski adamczyk dudek nowicki pawlak gorski witkowski walczak sikora baran rutkowski michalak szewczyk ostrowski kowalska wisniewska
        kaminska lewandowska zielinska szymanska dabrowska kozlowska jankowska novak svoboda novotny dvorak cerny prochazka kucera vesely horak nemec pokorny novakova svobodova novotna dvorakova horvath kovac varga toth nagy kovacs
        szabo horvath kiss molnar nemeth farkas balogh papp takacs juhasz lakatos popescu ionescu popa pop radu dumitru stan stoica gheorghe rusu munteanu matei marin petrovic jovanovic nikolic markovic djordjevic stojanovic ilic
        ivanov petrov sidorov smirnov kuznetsov popov vasiliev sokolov mikhailov novikov fedorov morozov volkov alekseev lebedev semenov egorov pavlov kozlov stepanov nikolaev orlov andreev makarov nikitin zakharov ivanova petrova
        smirnova kuznetsova popova vasilieva sokolova novikova fedorova morozova volkova shevchenko kovalenko bondarenko tkachenko kravchenko oliinyk koval melnyk boiko georgiev dimitrov todorov papadopoulos pappas georgiou
        yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt hussain hassan ibrahim mohamed abdullah rahman alam islam sheikh malik raza iqbal shah
        sharma verma gupta singh kumar patel shah mehta jain agarwal reddy rao nair iyer menon das ghosh banerjee mukherjee chatterjee bose roy sinha mishra pandey yadav joshi desai kulkarni deshmukh patil chauhan thakur kapoor
        khanna malhotra chopra arora bhatia sethi kaur gill sandhu sidhu fernando perera silva dsouza
        wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang song deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao
        wong chan cheung lau ng leung ho lam lai tsang chow yip tan lim ong goh teo koh yeo kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong nguyen tran le pham huynh hoang phan vu vo dang
        bui do ngo duong sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa maeda fujita
        ogawa goto okada hasegawa murakami kondo ishii saito sakamoto endo aoki fujii nishimura fukuda ota miura okamoto matsuda nakajima nakagawa
        adeyemi okafor okonkwo mensah owusu boateng asante diallo traore keita toure cisse ndiaye diop fall sow kamau otieno mwangi dlamini nkosi ndlovu khumalo botha vandermerwe dutoit
        """);

    public static bool Contains(ReadOnlySpan<char> name) => All.Has(name);
}
