namespace Crm.Matching.Normalizing;

/// <summary>English names of men with their short forms, groups apart by semicolons.</summary>
internal static class NicknamesEnglishMen
{
    public const string Table =
        """
        aaron ron ronnie; abel abe; abner ab abbie; abraham abe abram bram; adam ad ade addie; adelbert del delbert bert; adrian ade adie; alan allan allen al alun;
        albert al bert bertie albie; alexander alex al alec alick lex sandy sander xander zander sasha; alfred al alf alfie fred freddie freddy; alonzo lon lonnie al;
        alphonse al alphonso fonzie fonz; alvin al vin vinnie; ambrose brose; andrew andy drew dru; anthony tony ant antony toni; archibald archie arch baldie; arnold arnie arn;
        arthur art artie arty; augustus gus august augie augustine austin; barnabas barney barnaby barn; barry baz bazza barrie barrington; bartholomew bart barth bartlett;
        basil baz bas; benedict ben bennie; benjamin ben benny benji benjie benjy bennie; bernard bernie barney bern bernhard barnard; bertram bert bertie; bradford brad ford;
        bradley brad lee; brandon brand bran; brendan bren brendon; brian bryan bryant bry; bruce brucie; byron ron; caleb cal; calvin cal vin; cameron cam ron; carl karl;
        carlton carl; casper cas jasper cass; cecil cec; cedric ced rick; charles charlie chuck chas chaz chip charley chad chuckie carlie; chester chet;
        christian chris kit christy; christopher chris kit topher christy kris christoph chrissie; clarence clair clare; clark clarke; clayton clay; clement clem; clifford cliff;
        clifton cliff; clinton clint; clyde cly; colin col nick nicholas; conrad con connie; cornelius con neil neal corny connie; craig cragg; curtis curt; cuthbert cuddy bert;
        cyril cy; cyrus cy; dalton dal; daniel dan danny dannie; darrell darryl daryl daz; darren daz dazza; david dave davey davie davy dai taffy; dean deano;
        dennis denny den denis dion; derek derrick del deryck rick; desmond des dezi; dominic dom nick dominick nic; donald don donnie donny donal; donovan don donnie;
        douglas doug dougie duggie; duncan dunc dunk; dwight dewey; earnest ernest ernie ern; ebenezer eb eben; edgar ed eddie eddy ned; edmund ed eddie ned ted eddy edmond;
        edward ed eddie ned ted teddy eddy eds; edwin ed eddie ned win eddy; eli elias elijah lee; elliot eliot elliott eli; emanuel manny emmanuel manuel mannie immanuel;
        eric erik rick ricky; eugene gene; evan ev van; everett ev; ezekiel zeke ez; ezra ez; felix lix; ferdinand ferdie ferd fred; fletcher fletch; floyd floy;
        francis frank frankie fran franny; franklin frank frankie; frederick fred freddie freddy fritz rick frederic fredric; gabriel gabe gab; garfield gary;
        garrett gary garry garret; gary garry gaz gazza; geoffrey jeff geoff jeffrey jeffery jeffry jeffers; george georgie geo jorge; gerald jerry gerry gerrie gerard;
        gilbert gil bert gib; glenn glen; gordon gord gordie gordo; graham gray graeme grahame; gregory greg gregg gregor greggory; gustav gus gustave gustavus;
        harold hal harry harrold; harrison harry; harvey harv; hector heck; henry hank harry hal henri harrison; herbert herb bert herbie bertie; herman herm manny hermann;
        hezekiah hez ky; hiram hi; homer hom; horace horry ace; howard howie ward; hubert hugh bert hub; hugh hughie huw hughes; humphrey humph; ian iain; ignatius iggy nace;
        irving irv irvin irvine; isaac ike zac; isaiah zay ike; ivan van; jackson jack; jacob jake jay jakob; james jim jimmy jamie jem jimmie jas jaime jimbo; jason jay jase;
        jasper jas; jeremiah jerry jeremy jem; jeremy jerry jem jez jezza; jerome jerry rome; jesse jess jessie; joel jo; john jack johnny jackie jock johnnie jon ian;
        jonathan jon johnny jonny nathan jonathon jonty jono; jordan jordy jud; joseph joe joey jo jos; joshua josh; julian jules jule; julius jule jules; justin just jus;
        keith kei; kelvin kel kelly; kenneth ken kenny kenn; kevin kev; kimberley kim; lachlan lachie lachy loch; lambert bert; lancelot lance;
        laurence larry lawrence lawrie laurie loz lorry lars laurent lorenzo law; lawson law; leo leon leonardo leonard lee; leonard leo len lenny lennie leon; leopold leo poldy;
        leroy roy lee; leslie les lesley; lester les; lewis lou louis lew louie; lincoln linc link; lionel leo; lloyd loyd; louis lou louie lewis luis; lucas luke luc lukas;
        lucian luc luke lucien; luther lute; lyndon lyn lin; malachi mal; malcolm mal malc; marcus mark marc marcos markus; marshall marsh; martin marty mart martyn;
        marvin marv merv mervyn; matthew matt matty mathew mat matthias; maurice morris mo morry maury; maximilian max maxim maxwell; maxwell max; melvin mel melvyn;
        michael mike mick mickey micky mikey micah midge mitch mikkel; miles myles milo; milton milt; mitchell mitch; montague monty; montgomery monty gomer; mordecai mort;
        morgan mo; mortimer mort; moses mo mose moe; nathaniel nat nate nathan nathanael than; nathan nat nate; neil neal nial niall; nelson nels; newton newt;
        nicholas nick nicky nic nico nicolas nickolas claus klaus colin cole; nigel nige; noah noe; noel nowell; norbert bert norb; norman norm; oliver ollie olly noll;
        orlando lando rolly; orville orv; oscar os ossie ozzie; oswald ossie oz ozzie ozzy waldo; owen eoin ewan; patrick pat paddy rick patsy packy; paul paulie pauly;
        percival percy perce; peregrine perry; peter pete petey; philip phil phillip pip; pierce piers; quentin quent quint quinten; quincy quin; ralph rafe ralphie;
        randall randy rand randal; randolph randy dolph; raphael raph rafe raf; raymond ray; reginald reg reggie rex ron; reuben rube ruben; reynold ren reynolds; rhys reece rees;
        richard rick dick ricky rich richie dickie ritchie rickie dickon; robert bob bobby rob robbie bert robin robby bobbie robb; roderick rod roddy rick; rodney rod roddy;
        rodolph rudolph rolf; roger rodge rog rodger; roland rollie rowland roly rolland orlando; ronald ron ronnie ronny; rory ruairi rurik; roscoe ross; rosswell ross;
        royston roy; rudolph rudy rolf dolph rudi; rufus rufe; rupert ru; russell russ rusty russel; salvatore sal; samson sam; samuel sam sammy sammie; saul sol;
        scott scotty scottie; sean shaun shawn shane; sebastian seb bas bastian baz; seymour sy; shelton shel tony; sheldon shel; sherman sherm; sidney sid syd sydney;
        sigmund sig siggy; silas si; silvester sly vester sylvester; simon si sim simeon; solomon sol solly; stanley stan; stephen steve steven stevie steph stefan;
        stewart stu stuart stew; terence terry tel terrance terrence; theodore ted teddy theo tad; thaddeus thad tad ted; theophilus theo; thomas tom tommy thom tommie massey;
        timothy tim timmy; tobias toby tobe; todd toddy; travis trav; trevor trev; tristan tris tristram; tyler ty; tyrone ty; ulysses lyss; uriah uri; valentine val; vernon vern;
        victor vic vick; vincent vin vince vinnie vinny; virgil virge; wallace wally wal; walter walt wally wat; warren waz; wayne wayno; wendell dell; wesley wes;
        wilbert will bert wilbur; wilfred wilf fred will; willard will bill; william bill billy will willie willy liam wills willis bil; winfield win field; winston win winnie;
        woodrow woody drew; zachary zach zack zac zak zachariah zechariah; zebulon zeb
        """;
}
