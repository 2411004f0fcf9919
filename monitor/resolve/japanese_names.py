"""Japanese family names and how they are read."""

from __future__ import annotations

from monitor.resolve.lists import word_pairs

#: Japanese family names and how they are read, the hundred most frequent: a name in Chinese characters says nothing of
#: how it sounds.
JAPANESE_FAMILIES = word_pairs(
    "佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 渡邊=watanabe 山本=yamamoto "
    "中村=nakamura 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 山口=yamaguchi "
    "松本=matsumoto 井上=inoue 木村=kimura 林=hayashi 斎藤=saito 斉藤=saito 齋藤=saito 清水=shimizu "
    "山崎=yamazaki 森=mori 池田=ikeda 橋本=hashimoto 阿部=abe 石川=ishikawa 山下=yamashita 中島=nakajima "
    "石井=ishii 小川=ogawa 前田=maeda 岡田=okada 長谷川=hasegawa 藤田=fujita 後藤=goto 近藤=kondo "
    "村上=murakami 遠藤=endo 青木=aoki 坂本=sakamoto 福田=fukuda 太田=ota 西村=nishimura 藤井=fujii "
    "金子=kaneko 三浦=miura 岡本=okamoto 藤原=fujiwara 中野=nakano 松田=matsuda 中川=nakagawa 原田=harada "
    "小野=ono 田村=tamura 竹内=takeuchi 中山=nakayama 和田=wada 石田=ishida 森田=morita 上田=ueda 原=hara "
    "内田=uchida 柴田=shibata 酒井=sakai 宮崎=miyazaki 横山=yokoyama 高木=takagi 安藤=ando 宮本=miyamoto "
    "大野=ono 小島=kojima 谷口=taniguchi 今井=imai 工藤=kudo 高田=takada 増田=masuda 丸山=maruyama "
    "杉山=sugiyama 村田=murata 大塚=otsuka 新井=arai 小山=koyama 平野=hirano 藤本=fujimoto 河野=kono "
    "上野=ueno 野口=noguchi 武田=takeda 松井=matsui 千葉=chiba 菅原=sugawara 岩崎=iwasaki 久保=kubo "
    "木下=kinoshita 佐野=sano 野村=nomura 松尾=matsuo 菊地=kikuchi 菊池=kikuchi 市川=ichikawa "
    "古川=furukawa 水野=mizuno 桜井=sakurai 島田=shimada 小松=komatsu 安田=yasuda 吉川=yoshikawa "
    "川上=kawakami 永井=nagai 西田=nishida 関=seki 田辺=tanabe 豊田=toyoda 三木=miki 孫=son 柳井=yanai "
    "永守=nagamori 十倉=tokura 中西=nakanishi"
)
