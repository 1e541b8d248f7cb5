namespace Crm.Matching.Normalizing;

/// <summary>English names of women with their short forms, groups apart by semicolons.</summary>
internal static class NicknamesEnglishWomen
{
    public const string Table =
        """
        abigail abby gail abbie abbey abi nabby; adaline ada addie adeline della; adelaide addie ada della heidi; adele addie della; agatha aggie aga; agnes aggie nessie inez ness;
        aileen eileen; alberta bertie allie berta; alexandra alex sandra lexi sandy alexa alix lexie sasha alexandria; alexis alex lexi lexie; alice ali allie ally alys elsie alyce;
        alicia ali lisha licia allie; alison ali allie ally allison alyson; almira mira; amanda mandy manda mandi amy; amelia amy millie mel mia milly emelia;
        anastasia ana stacy stacey tasia stasia; andrea andi andy drea; angela angie ange angel; angelica angie angel jelly angelique; angelina angie lina;
        ann anna anne annie nan nancy hannah annette anita nanny; annabel anna bella belle annabelle annabella; antonia toni tonya netta; antoinette toni netta nettie tony;
        april apryl; arabella bella belle bell ara; ariana ari arianna; arlene lena arline; ashley ash ashleigh ashlee; audrey aud dree; augusta gussie gusta gus; aurora rora rory;
        barbara barb babs barbie bab bobbie barbra; beatrice bea trixie bee beatrix trix beattie; belinda bel linda lindy; bernadette bernie detta; bernice bernie bunny bernise;
        bertha bertie bert; bethany beth; beverly bev beverley; blanche blanch; brenda brandy bren; bridget biddy bridie bridgit brigid birdie delia;
        brittany brit britt britney brittney; brooke brook; caitlin cait kate caitlyn kaitlin katelyn kaitlyn katie; camille cammie millie milly camilla cam; candace candy candice;
        carla carly; carmel mel carm carmela; carol carole caro carrie; caroline carrie carol caro lynn carolyn lina carolina callie; cassandra cassie sandra sandy cass;
        catherine kate katie cathy kathy kitty cat kat kay katy kathryn katherine cathryn katharine catharine trina kit cate kathleen; cecilia cissy celia cis cece cecily sissy;
        celeste cel; celia ceil; charlene charley; charlotte charlie lottie lotte char lotty; chelsea chels; cheryl cher sherry sheryl; chloe clo khloe;
        christina chris tina chrissy kristina christine kirsten christie crissy; christine chris tina chrissy christy kristine chrissie; clara clare claire clarissa;
        clarissa clara rissa clare; claudia claud claudie; clementine clem clemmie clementina; colleen coll; constance connie con; cordelia delia cordy della; corinne cora corrie;
        cornelia nelly nelle corrie; courtney court kourtney; crystal crissy chrystal krystal christal; cynthia cindy cyndi cindi; daisy daise; danielle dani danni daniela;
        daphne daph; deborah deb debbie debby debra debs; deirdre dee; delia dee del; delilah lila dell; della del dell; denise dennie; diana di dee diane dianne diann;
        dolores lola lolly dolly delores; dominique nikki dom; dora dori; doreen dory; doris dorrie; dorothy dot dottie dolly dora dorothea thea dolley dee; edith edie ede edy;
        edna ed; edwina winnie edie; eileen ellie eily; elaine lainie ellie laine; eleanor ellie nell nellie nora ella elinor nelly lenora elenor leonora elle; elena lena ellen;
        elisa elise lisa liza; eliza liza lizzie;
        elizabeth liz beth betty lizzie eliza libby betsy lisa bess bessie elsie lizbeth elisabeth betsey bette bettie buffy lilibet lilly liza lib; ella ellie;
        ellen nell ellie nellie nelly helen; eloise lois weezie; elsa elsie; elspeth elsie beth; elvira elvie vira; emily em emmy emmie millie milly emilie; emma em emmy emmie;
        emmeline emma em emmie; erica rickie ricki erika; erin rin; ernestine ernie tina teeny; estelle stella essie stel; esther essie hettie hetty ester; ethel eth;
        eugenia genie gena; eunice nicie; euphemia effie; eva eve evie evelyn; evangeline eva evie vangie; evelyn eve evie lyn eva ev; felicia fel felicity fliss lissie;
        felicity flick fliss flis; fiona fi fee; flora flo florrie; florence flo flossie florrie floss; frances fran fanny frankie frannie francie cissie franny fannie francesca;
        francesca fran frankie cesca chess; freda frieda freddie winifred; frederica freddie rica freda fritzi; gabrielle gabby gaby gabi ella gabriella elle brie; gail gale gayle;
        genevieve gen jenny gena eve viv neva; georgia georgie george; georgina georgie gina georgiana georgette; geraldine gerry geri deenie jerry;
        gertrude gert gertie trudy trudie; gillian gill jill gilly jilly jillian; gina regina; ginger virginia; gladys glad; glenda glen; gloria glory; grace gracie;
        greta margaret gretchen; gretchen greta; gwendolen gwen wendy gwendolyn winnie gwenny; hannah han anna hana; harriet hattie hatty harriett etta; hayley hay hailey haylee;
        hazel haze; heather hev hettie; helen nell nellie lena ellen helena elena nelly; henrietta hettie etta hetty hattie ettie retta henny; hester hettie esther essy;
        hilary hil hillary; hilda hildy; holly hol; hope hoppy; ida idie; imogen immy immie; ingrid inga; irene rene renie; iris risie;
        isabel bella izzy belle isabelle isabella issy ibby ysabel isobel bell ella tibby; ivy ive; jacqueline jackie jacqui jacki jaclyn jacquelyn jaqueline;
        jane janie jenny jan janey jayne; janet jan jane nettie; janice jan janis; jasmine jaz jazz jas yasmin jazmin; jean jeanie jeanne jeannie; jemima mima jem;
        jennifer jen jenny jenna jenn jennie; jessica jess jessie jessi; jill jilly; joan joanie jo; joanna jo joan joanne joann jojo johanna; jocelyn jo joss lynn joselyn;
        josephine jo josie fina joey pheenie jozie; joy joyce; joyce joy; juanita nita; judith judy jude judi; julia julie jules jill; juliana julie jules juliann;
        juliet julie jules juliette; june junie; justine tina jus; karen kari kaz; kathleen kathy kath kay kate katie kathlyn; kayla kay kayleigh; kelly kel; kendra ken kenny;
        keziah kizzie kizzy; kimberly kim kimmy kimberley; kirsten kirsty kristen kirstie kirstin; kristen kris krissy kristin; laura laurie lori laurel lolly lora;
        lauren laurie lori laurel loren ren; lavinia vinnie lavina; leah lea; leila lee lila; leona ona lee; leonora nora leo; lesley les; leticia lettie letty tish tisha;
        lillian lily lil lilly lillie lilian; linda lindy lyn lynda lynn; lindsay lindsey lin lyndsay linds; lisa lise leesa; lois louise; lorena rena; loretta etta lorrie retta;
        lorraine lorrie rainie lori lorrain; louise lou lulu louisa; lucia lucy lu; lucille lucy lu lou lucile; lucinda lucy cindy lu; lucretia creasey; lucy lu luce;
        lydia liddy lyddie; lynette lyn lynn nettie; mabel mab may mae; mackenzie mac kenzie; madeline maddie mady maddy madge madeleine lena madelyn;
        magdalena lena magda maggie madge; marcella marcy marcie cella; marcia marcie marcy;
        margaret maggie meg peggy marge peg margie greta madge meggie rita daisy maisie margery margo mags megan peggie marguerite magge; margery marge margie marjorie;
        maria mary ria mia; marian mary marianne mimi marion; mariana mari; marie mary; marilyn mary lyn marylin; marina rina; marisa risa mari; marissa rissa;
        martha marty mattie patty matty martie; martina tina marty; mary molly polly mamie may mae mitzi minnie moll marie maura; matilda tilly mattie tillie maud tilda matty;
        maud maude maudie; maureen mo maura reenie; mavis mave; maxine max maxie; megan meg meghan meggie; melanie mel lanie; melinda mel mindy linda lindy;
        melissa mel lissa missy millie lisa; mercedes sadie mercy; meredith merry edie; michelle shelly mickey chelle shell michele; mildred millie milly;
        millicent millie milly missy; minerva minnie; miranda randi mandy mira randy; miriam mimi mitzi mim mirri; moira maura; molly moll; monica mon monika; muriel mur; myra mira;
        myrtle myrt; nadine dee; nancy nan nance; naomi omi; natalie nat nattie natalia natasha; natasha tasha nat tash; nicole nicky nikki nicki nicola nic niki;
        nicola nicky nikki nic nicki; nora norah honora; olivia liv livvy ollie livia libby olive; olympia pia; ophelia phelia; pamela pam; patience pat patty;
        patricia pat patty trish tricia patsy patti trisha pattie; paula pauline polly; pauline paula polly paulie; pearl perlie; penelope penny pen nell; persephone percy;
        petronella nell petra; philippa pip pippa; philomena mena phil; phoebe phebe fifi; phyllis phyl phil phillis; priscilla cilla prissy pris; prudence pru prue;
        rachel rae ray rach rachael shelly; ramona mona; rebecca becky becca beck reba bex; regina gina reggie rina; roberta bobbie robbie berta bertie bobby; rhoda rho;
        robin robyn; rosabel rosa rose; rosalie rose rosie; rosalind rose roz linda rosie ros rosalyn; rosamund rose roz ros rosie rosamond; rose rosie rosa;
        roseanne rose anne rosanne roseann ann rosanna; rosemary rose rosie mary romy rosemarie; rowena ro; roxanne roxy roxie rox roxanna; ruby rube; ruth ruthie; sabrina brina;
        sally sal sara sarah; samantha sam sammy mantha sammie; sandra sandy sandi cassandra; sarah sally sadie sara sal; savannah savanna vanna; selina lina sel celina selena;
        shannon shan; sharon shari shaz ron; sheila shel shelagh; shirley shirl lee; sidney sid; sophia sophie sofia soph sofie; stella stel;
        stephanie steph stephie annie stevie stefanie; susan sue susie suzy suzie suzanne sukey susannah sukie; susanna sue susie anna suzy hannah susannah;
        suzanne sue susie suzy suzie suzanna; sybil sib; sylvia syl sylvie; tabitha tabby; tamara tammy tam tara mara; tanya tania;
        teresa terry tess tessa tracy theresa terri tessie tes reese; thelma thel; theodora dora theo; tiffany tiff; tracy trace tracey traci; ursula ursie; valerie val valery;
        vanessa nessa vanna ness; vera vee; verity ver; veronica ronnie vera roni ron vicky nica; victoria vicky tori vic vickie torrie vikki vicki tory; viola vi ola;
        violet vi lettie; virginia ginny ginger gina ginnie; vivian viv vi vivien vivienne; wendy wen; wilhelmina mina willa billie minnie wilma willie;
        winifred winnie freda win freddie; yolanda yola yolande; yvonne vonnie evie; zoe zo zoey
        """;
}
