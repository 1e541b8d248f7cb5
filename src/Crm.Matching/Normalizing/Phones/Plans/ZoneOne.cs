namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>World zone 1 (North America), written as <see cref="PlanReader"/> says.</summary>
internal static class ZoneOne
{
    public const string Text = """
        US 1 1 011 | [2-9][0-8]x[2-9]:10
        AG =1 268+7
        AI =1 264+7
        AS =1 684+7
        BB =1 246+7
        BM =1 441+7
        BS =1 242+7
        CA =1 204 226 236 249 250 257 263 289 306 343 354 36[578] 382 387 403 416 418 428 43[178] 450 468 474 506 514 519 548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905
        DM =1 767+7
        DO =1 809 829 849
        GD =1 473+7
        GU =1 671+7
        JM =1 876+7 658
        KN =1 869+7
        KY =1 345+7
        LC =1 758+7
        MP =1 670+7
        MS =1 664+7
        PR =1 787 939
        SX =1 721+7
        TC =1 649+7
        TT =1 868+7
        VC =1 784+7
        VG =1 284+7
        VI =1 340+7
        ZZ =1 800 822 833 844 855 866 877 888 900 500 52[1-9] 533 544 566 577 588 600 700
        """;
}
