"""What the papers say: the bodies of the reports, as HTML without a frame."""

BUSES_OPTIONS = """
    <h2>1 Why this comes now</h2>
    <p>Service 41 runs from Harrowdale bus station through Llanfair and Penmorfa to
    Upper Dale. Its operator has given the twelve weeks’ notice that the law asks for.
    Nobody has offered to run it without help.</p>
    <h2>2 Who travels</h2>
    <p>On a school day 620 people use the service: 205 to school or college, 170 to
    work, and the others to shop, to see a doctor or to visit. Two in five
    have no car in the household.</p>
    <h2>3 What the council may do</h2>
    <p>Under section 63 of the Transport Act 1985 the council may pay for a service that
    would not be met otherwise. It must invite tenders, and must have regard to the
    needs of people who are elderly or disabled.</p>
    <h2>4 Three timetables</h2>
    <table>
      <caption>What each would cost</caption>
      <thead><tr><th scope="col">Option</th><th scope="col">Buses a day</th>
        <th scope="col">Cost a year</th></tr></thead>
      <tbody>
        <tr><th scope="row">A: every half-hour by day</th><td>26</td>
          <td>£338,000</td></tr>
        <tr><th scope="row">B: hourly, and two in the evening</th><td>15</td>
          <td>£205,000</td></tr>
        <tr><th scope="row">C: school and market days only</th><td>6</td>
          <td>£94,000</td></tr>
      </tbody>
    </table>
    <h2>5 Advice of the Director</h2>
    <p>Option A costs more than the budget allows. Option C would leave 290 people a day
    without a way to travel. Option B keeps most journeys and can be paid for until the
    end of the contract.</p>
"""

BUSES_SURVEY = """
    <p>The survey was open for four weeks, online and on paper, in English and in Welsh.
    1,140 people answered it; 212 of the answers came on paper from libraries and
    surgeries.</p>
    <table>
      <caption>If there were only one bus an hour, what would you do?</caption>
      <thead><tr><th scope="col">Answer</th><th scope="col">People</th></tr></thead>
      <tbody>
        <tr><th scope="row">Travel as now, at another time</th><td>655</td></tr>
        <tr><th scope="row">Travel less often</th><td>301</td></tr>
        <tr><th scope="row">Use a car or ask for a lift</th><td>128</td></tr>
        <tr><th scope="row">Not travel</th><td>56</td></tr>
      </tbody>
    </table>
    <p>Of those who wrote more than an answer, most asked for a later last bus, and for
    shelter at the stops in Penmorfa.</p>
"""

BUSES_AWARD = """
    <h2>1 What is to be decided</h2>
    <p>Whether to accept the best of four tenders for service 41. The Environment and
    Highways Scrutiny Committee has supported the timetable that was tendered.</p>
    <h2>2 How the tenders were compared</h2>
    <p>Price counted for 60 per cent and quality for 40: the age and
    cleanness of buses, how drivers are trained, what happens when a bus breaks down,
    and how passengers are told.</p>
    <h2>3 Money</h2>
    <p>The yearly cost is within the sum that the scrutiny committee was given. In this
    financial year it begins before the budget does, so that up to £96,000 would come
    from the public transport reserve, which would then hold £212,000.</p>
    <h2>4 Other ways that were looked at</h2>
    <p>Bookable minibuses were considered and not recommended: half of the passengers
    travel at the same two hours of the morning, and more than five minibuses would be
    needed.</p>
"""

BUSES_SCORES = """
    <table>
      <caption>Tenders, by score</caption>
      <thead><tr><th scope="col">Company</th><th scope="col">Price a year</th>
        <th scope="col">Score</th></tr></thead>
      <tbody>
        <tr><th scope="row">Larkhill Buses</th><td>£201,750</td><td>88.2</td></tr>
        <tr><th scope="row">Silverbirch Coaches</th><td>£188,400</td><td>81.6</td></tr>
        <tr><th scope="row">Tern Valley Motors</th><td>£214,900</td><td>79.0</td></tr>
        <tr><th scope="row">Ridgeway and Sons</th><td>£229,300</td><td>70.4</td></tr>
      </tbody>
    </table>
"""

BUSES_TENDERS = """
    <p>This report goes with item 4. It says what the four companies offered and where
    they differ, so that members can say what is to be settled before a contract is
    signed.</p>
    <p>Silverbirch Coaches is the cheapest. Its buses are sixteen years old, and its
    tender doesn’t say who would maintain them. Larkhill Buses would bring buses
    three and four years old from its depot at the edge of the borough.</p>
    <p>The price for evening journeys is the least certain part of each tender. There
    may be £4,000 a year to be had there.</p>
"""

BUSES_SIX_WEEKS = """
    <h2>1 Passengers</h2>
    <table>
      <caption>Passengers on an average day</caption>
      <thead><tr><th scope="col">Day</th><th scope="col">Before</th>
        <th scope="col">Now</th></tr></thead>
      <tbody>
        <tr><th scope="row">School day</th><td>620</td><td>641</td></tr>
        <tr><th scope="row">School holiday</th><td>395</td><td>402</td></tr>
        <tr><th scope="row">Saturday</th><td>430</td><td>468</td></tr>
      </tbody>
    </table>
    <h2>2 Punctuality</h2>
    <p>Of all buses, 91 per cent left Harrowdale no more than five minutes late. Most of
    the others were held up by the roadworks at Wharf Street, which have ended.</p>
    <h2>3 Late buses</h2>
    <p>The buses at 9.40pm and 10.40pm on Fridays and Saturdays carry eleven people on
    average. Drivers say that many more ask for one soon after 9pm, when the swimming
    pool and the cinema’s first showing end.</p>
    <h2>4 What passengers say</h2>
    <p>Of 84 comments, 51 praise the drivers or the buses, 20 are about times, and 13
    about stops. Six of the nine stops that were to be raised have been finished.</p>
"""

STREETS_YEAR = """
    <h2>1 The year in a paragraph</h2>
    <p>Of 34 measures, 22 met their target, seven came within a twentieth of it, and
    five missed it. Waste did best and footways worst. Spending was £310,000 over the
    budget, most of it because of the January floods.</p>
    <h2>2 Measures that members have asked about</h2>
    <table>
      <caption>Six of the 34 measures</caption>
      <thead><tr><th scope="col">Measure</th><th scope="col">Target</th>
        <th scope="col">Last year</th><th scope="col">This year</th></tr></thead>
      <tbody>
        <tr><th scope="row">Dangerous potholes made safe in a day</th><td>95%</td>
          <td>93%</td><td>96%</td></tr>
        <tr><th scope="row">Dangerous footways made safe in a day</th><td>95%</td>
          <td>91%</td><td>78%</td></tr>
        <tr><th scope="row">Minor roads in need of work</th><td>17%</td><td>17%</td>
          <td>19%</td></tr>
        <tr><th scope="row">Bins missed in 100,000</th><td>50</td><td>58</td>
          <td>41</td></tr>
        <tr><th scope="row">Fly-tips reported</th><td>900</td><td>914</td>
          <td>1,006</td></tr>
        <tr><th scope="row">Street lights mended in five days</th><td>90%</td>
          <td>92%</td>
          <td>94%</td></tr>
      </tbody>
    </table>
    <h2>3 Projects</h2>
    <p>The drainage works at Wharf Street were finished three weeks late and within
    their budget. The new depot waits for planning permission. The change to street
    lights that use less power has reached 7,900 of 11,200 columns.</p>
    <h2>4 Spending and savings</h2>
    <p>Net spending was £14.62 million against a budget of £14.31 million. Savings of
    £375,000 were made of the £420,000 planned.</p>
"""

GULLIES = """
    <h2>1 What happened</h2>
    <p>In January the Harrow rose twice in nine days. Water stood in 31 roads, in eleven
    of them because gullies were blocked and not because the river was high.</p>
    <h2>2 Which gullies failed</h2>
    <table>
      <caption>The 212 gullies that failed</caption>
      <thead><tr><th scope="col">Where</th><th scope="col">Number</th></tr></thead>
      <tbody>
        <tr><th scope="row">Under trees</th><td>97</td></tr>
        <tr><th scope="row">At the foot of a hill</th><td>64</td></tr>
        <tr><th scope="row">Beside building sites</th><td>22</td></tr>
        <tr><th scope="row">Elsewhere</th><td>29</td></tr>
      </tbody>
    </table>
    <h2>3 Cleaning by need</h2>
    <p>Each gully is now cleaned once in fourteen months, whether it is full or empty. A
    crew that writes down how much silt it finds can learn in a year which ones need it
    twice and which hardly at all. No more money is asked for.</p>
"""

TREES = """
    <h2>1 The trees</h2>
    <p>The council looks after 11,300 trees in streets. Each is inspected once in four
    years; those beside schools and main roads once a year.</p>
    <h2>2 Felled and planted</h2>
    <p>In the year 163 trees were felled: 118 ash trees with dieback, 21 that had been
    hit or had split, and 24 for other reasons. In the same year 214 were planted.</p>
    <h2>3 Two for one</h2>
    <p>To plant two for each one felled would cost about £61,000 a year, of which
    £22,000 is for water in the first three summers. Without it, one young tree in three
    dies.</p>
"""

WINTER = """
    <h2>1 The last winter</h2>
    <p>The gritters went out on 74 nights. Upland roads above 250 metres were closed on
    nine days, and Upper Dale had no bus on four of them.</p>
    <h2>2 The plan</h2>
    <p>The first round would be 23 miles longer. It needs one more vehicle on the
    coldest nights, which can be hired for £14,000 a winter.</p>
    <h2>3 Farms</h2>
    <p>Seven farmers in Upper Dale have offered to plough 16 miles of lane for £38 an
    hour. They would be insured by the council while they do so.</p>
"""

SUPPLEMENT = """
    <h2>Item 8: landslip at Penmorfa Bank</h2>
    <p>After two days of rain about 90 tonnes of earth slid onto the road below Penmorfa
    Bank. Nobody was hurt. The road is closed between the chapel and the quarry, and
    traffic is led by way of Llanfair. Engineers will measure the slope each day until
    it has dried.</p>
    <h2>Item 5: what passengers said since the report was written</h2>
    <p>Thirty-two more passengers have answered. Nineteen of them ask for a bus soon
    after 9pm on Fridays; six would like the timetable in larger letters.</p>
"""

DAMP = """
    <h2>1 How many homes</h2>
    <p>The council lets 5,760 homes. In the year 412 were reported as damp or mouldy, a
    third more than in the year before. In 37 of them somebody had asthma or was under
    two years old.</p>
    <h2>2 What causes it</h2>
    <p>In half of the homes a fan did not work or had never been fitted. In a quarter
    water came in from outside. In the others walls were cold, because they have no
    insulation.</p>
    <h2>3 What it would cost</h2>
    <p>To look into each report within ten working days takes two more surveyors,
    £92,000 a year. The housing revenue account can bear it.</p>
"""

BUDGET = """
    <h2>1 In short</h2>
    <p>The council expects to spend £1.1 million more than its budget of £96.4 million.
    Two services account for nearly all of it.</p>
    <h2>2 Why</h2>
    <p>Fourteen more people than expected live in nursing homes, and five more children
    with foster families outside the borough. Hotels for homeless families cost £68 a
    night.</p>
    <h2>3 What can be done</h2>
    <p>To hold posts vacant for a quarter saves about £430,000. The rest would come from
    the general reserve, which stands at £7.2 million; the least that it should hold is
    £6 million.</p>
"""

HALLS = """
    <h2>1 The fund</h2>
    <p>The council has set aside £50,000 for repairs to village halls. Nine halls
    applied.</p>
    <h2>2 How they were judged</h2>
    <p>Roofs and heating were put first, then doors and toilets that everybody can use,
    then kitchens. Halls that raise half of the money themselves were preferred.</p>
    <h2>3 Grants proposed</h2>
    <table>
      <thead><tr><th scope="col">Hall</th><th scope="col">For</th>
        <th scope="col">Grant</th></tr></thead>
      <tbody>
        <tr><th scope="row">Brackenhurst</th><td>Boiler</td><td>£6,400</td></tr>
        <tr><th scope="row">Llanfair</th><td>Roof</td><td>£14,000</td></tr>
        <tr><th scope="row">Long Meadow</th><td>Ramp and door</td><td>£4,200</td></tr>
        <tr><th scope="row">Maes-y-Dŵr</th><td>Heating</td><td>£9,500</td></tr>
        <tr><th scope="row">Penmorfa</th><td>Toilets</td><td>£5,500</td></tr>
        <tr><th scope="row">Upper Dale</th><td>Roof</td><td>£10,000</td></tr>
      </tbody>
    </table>
"""

MARKET_HALL = """
    <h2>1 The roof</h2>
    <p>The Market Hall was built in 1872 and is listed, grade II. Its slates were last
    laid in 1931. Buckets stand in nine places when it rains, and the insurers have
    given notice that they will not pay for another flood.</p>
    <h2>2 What is proposed</h2>
    <p>A roof of Welsh slate with insulation under it, for about £880,000, or £920,000
    if it is laid in two halves so that traders can stay. £300,000 would come from a
    grant.</p>
    <h2>3 Other ways that were looked at</h2>
    <p>Artificial slate is £110,000 cheaper. Historic England would object to it.</p>
"""

FARM = """
    <h2>1 The place</h2>
    <p>Two fields of 1.9 hectares beside Penmorfa Lane, allotted for homes in the local
    plan. The upper field slopes towards the school.</p>
    <h2>2 The proposal</h2>
    <p>Thirty-eight homes of two to four bedrooms, fifteen of them affordable. A pond at
    the lower edge would hold the rain of a storm that is expected once in a hundred
    years, with 40 per cent added for climate change.</p>
    <h2>3 What was said of it</h2>
    <p>Sixty-one households object. They fear for children who walk to school along the
    lane, and for the houses below the upper field. The developer would build a footway
    of two metres along the whole of the lane.</p>
    <h2>4 Advice</h2>
    <p>The homes are needed and the plan provides for them. With the conditions in
    section 9 the harm is small. Permission should be granted.</p>
"""

CAFE = """
    <p>Number 12 was a shoe shop and has been empty for two years. The café would have
    24 seats and open from 8am to 10pm. Neighbours in the flats above ask what they will
    smell and hear. The flue would end a metre above the ridge, with a filter and a
    silencer, and Environmental Health is content with it.</p>
"""

LIMES = """
    <p>Two limes of about 140 years stand at the gate of Priory Gardens. An order to
    preserve them was made for six months when the owner asked a contractor to fell
    them. The owner objects because of leaves in the gutters. The trees are sound, can
    be seen from three streets, and could be pruned instead.</p>
"""
