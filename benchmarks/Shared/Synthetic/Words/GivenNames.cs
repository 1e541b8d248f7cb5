using Crm.Synthetic.Chance;

namespace Crm.Synthetic.Words;

/// <summary>Given names of women and men: common ones, then names built of syllables.</summary>
internal static class GivenNames
{
    private const string CommonWomen = """
        Margaret Susan Sarah Patricia Elizabeth Mary Emma Christine Jennifer Helen Karen Emily Jessica Sophie Olivia Amelia Chloe Lucy Charlotte Laura Rebecca Hannah Rachel Katie Claire Nicola Julie Jane Linda Barbara
        Catherine Katherine Kathleen Dorothy Joan Jean Anne Ann Alison Amanda Samantha Victoria Victoria Alexandra Natasha Natalie Michelle Deborah Tracey Sharon Lisa Lynn Janet Maureen Sheila Eileen Brenda Pauline Sandra
        Angela Carol Caroline Gillian Judith Heather Fiona Shona Morag Aoife Niamh Siobhan Sinead Bronwen Carys Ffion Rhiannon Siân Megan Grace Ella Evie Isla Freya Poppy Daisy Lily Rosie Ruby Alice Eleanor Eliza Florence
        Harriet Beatrice Matilda Imogen Phoebe Zoë Zara Aisha Fatima Maryam Khadija Amina Zainab Priya Anjali Sunita Deepa Kavita Meera Neha Pooja Ngozi Chioma Adaeze Folake Abena Akosua Mei Ling Xiu Yan Anna Agnieszka
        Katarzyna Małgorzata Magdalena Joanna Monika Ewa Maria María Lucía Carmen Isabel Sofia Giulia Francesca Chiara Elena Ioana Andreea Olga Natalia Svetlana Tatiana Irina Ingrid Astrid Greta Marie Camille Amélie Léa
        Charlene Stacey Kelly Leanne Gemma Kirsty Kimberley Danielle Stephanie Melissa Vanessa Yvonne Yvette Denise Diane Diana Paula Teresa Theresa Frances Rosemary Marjorie Muriel Vera Doris Edith Ethel Gladys Hilda Irene
        Constance Gertrude Josephine Georgina Penelope Philippa Rosalind Veronica Winifred Abigail Bethany Molly Ellie Maisie Erin Holly Jasmine Paige Robyn Skye Tamsin Verity
        """;

    private const string CommonMen = """
        David John Peter Michael James Robert Paul Andrew Christopher Richard Mark William Thomas Daniel Stephen Matthew Oliver Jack Harry George Charlie Joshua Samuel Benjamin Joseph Alexander Edward Henry Alfie Jacob
        Anthony Kevin Martin Simon Philip Alan Ian Graham Keith Brian Colin Derek Kenneth Raymond Roger Geoffrey Stuart Steven Gary Neil Nigel Timothy Jonathan Nicholas Patrick Sean Liam Connor Ryan Callum Euan Hamish
        Alasdair Angus Fergus Duncan Gordon Malcolm Rhys Gareth Owain Dylan Evan Ieuan Aidan Brendan Declan Cormac Padraig Ciaran Adam Aaron Ashley Barry Bradley Cameron Carl Clive Craig Darren Dean Dennis Dominic Donald
        Douglas Duane Eric Ernest Frank Francis Frederick Gerald Gerard Gilbert Glenn Harold Herbert Howard Hugh Ivan Jason Jeffrey Jeremy Jordan Julian Justin Karl Kieran Kyle Laurence Lawrence Lee Leonard Leslie Lewis
        Louis Luke Marcus Maurice Max Mohammed Muhammad Ahmed Ali Hassan Hussain Ibrahim Imran Omar Yusuf Tariq Arjun Rahul Sanjay Vikram Amit Raj Ravi Suresh Anil Sunil Chukwuemeka Emeka Oluwaseun Kwame Kofi Tunde Wei Jun
        Ming Hao Piotr Krzysztof Tomasz Paweł Łukasz Marcin Jakub Andrzej Marek José Juan Carlos Luis Miguel Antonio Giovanni Marco Luca Matteo Alessandro Andrei Mihai Ion Dmitri Sergei Vladimir Lars Erik Johan François
        Pierre Jean Étienne Mathieu Nathan Noah Leo Oscar Theodore Arthur Archie Freddie Toby Rory Reuben Sebastian Stanley Sidney Norman Wilfred Vincent Victor Trevor Terence Russell Rupert Roy Ronald Rodney Reginald
        """;

    private const string Starts = "Al Bel Cal Dar El Fen Gal Hal Jor Kal Lor Mar Nel Or Per Ros San Tal Ul Val Wen Yor Zel Ad Bren Cor Del Em";

    /// <summary>The names of women, the most frequent first.</summary>
    public static ZipfList<string> Women { get; } = new(Compounds.After(CommonWomen, Compounds.Of(Starts, "ina ette inda issa ara enna elle ia ora una ysa eda"), 480, 1), 10);

    /// <summary>The names of men, the most frequent first.</summary>
    public static ZipfList<string> Men { get; } = new(Compounds.After(CommonMen, Compounds.Of(Starts, "an ric vin ton mund bert ias or us win dric ek"), 480, 2), 10);
}
